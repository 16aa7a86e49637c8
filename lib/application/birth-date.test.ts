import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readBirthDate, readDate, readMonth, typedDate } from "@/lib/application/birth-date";

const today = "2026-05-01";
const read = (day: string, month: string, year: string) => readBirthDate({ day, month, year }, today);
const isoDate = fc
  .date({ min: new Date("1910-01-01"), max: new Date("2026-04-30"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("birth date", () => {
  it("comes back the same from its three fields, whatever the zone of the process", () => {
    const zone = process.env.TZ;
    for (const tz of ["Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu", "Europe/Moscow"]) {
      process.env.TZ = tz;
      fc.assert(
        fc.property(isoDate, (iso) => {
          expect(readBirthDate(typedDate(iso), today)).toEqual({ ok: true, value: iso });
        }),
      );
    }
    process.env.TZ = zone;
  });

  it.each([
    ["3", 3],
    ["03", 3],
    ["март", 3],
    ["Марта", 3],
    ["мар.", 3],
    ["March", 3],
    ["mar", 3],
    ["мая", 5],
    ["МАЙ", 5],
    ["сент.", 9],
    ["Sept.", 9],
    ["июн", 6],
    ["июл", 7],
    ["декабря", 12],
    ["٣", 3],
    ["13", 0],
    ["ма", 0],
    ["марта месяца", 0],
    ["", 0],
  ])("reads the month %j as %i", (typed, number) => {
    expect(readMonth(typed)).toBe(number);
  });

  it("says apart what is empty, what is missing, unreadable, impossible, future and too long ago", () => {
    expect(read("", " ", "")).toEqual({ ok: false, error: { code: "empty", part: "day" } });
    expect(read("27", "март", "")).toEqual({ ok: false, error: { code: "partial", part: "year", missing: "year" } });
    expect(read("", "", "1974")).toEqual({ ok: false, error: { code: "partial", part: "day", missing: "dayMonth" } });
    expect(read("27", "мрт", "1974")).toEqual({ ok: false, error: { code: "unreadable", part: "month" } });
    expect(read("27", "3", "74")).toEqual({ ok: false, error: { code: "unreadable", part: "year" } });
    expect(read("29", "2", "1974")).toEqual({ ok: false, error: { code: "impossible", part: "day" } });
    expect(read("1", "13", "1974")).toEqual({ ok: false, error: { code: "impossible", part: "month" } });
    expect(read("2", "5", "2026")).toEqual({ ok: false, error: { code: "future", part: "year" } });
    expect(read("1", "5", "1905")).toEqual({ ok: false, error: { code: "implausible", part: "year" } });
  });

  it("takes today, the oldest age that is plausible, and the 29th of February of a leap year", () => {
    expect(read("1", "5", "2026")).toEqual({ ok: true, value: today });
    expect(read("2", "5", "1905")).toEqual({ ok: true, value: "1905-05-02" });
    expect(read(" 29 ", "февраля", "2000")).toEqual({ ok: true, value: "2000-02-29" });
  });

  it("answers for any three strings, and gives only dates of the calendar", () => {
    const part = fc.oneof(fc.string({ unit: "binary" }), fc.nat(3000).map(String));
    fc.assert(
      fc.property(part, part, part, (day, month, year) => {
        const date = readDate({ day, month, year });
        if (date.ok) expect(new Date(`${date.value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date.value);
      }),
    );
    expect(readDate({ day: "1".repeat(1_000_000), month: "1", year: "2000" }).ok).toBe(false);
  });
});
