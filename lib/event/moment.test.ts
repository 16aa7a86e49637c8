import { describe, expect, it } from "vitest";
import { sayClock, sayDay, sayDays, sayMoment, sayOffset, saySlot, sayWeekday, sayZone } from "@/lib/event/moment";

const deadline = new Date("2012-05-13T08:00:00Z");
const moscow = {
  ru: { timeZone: "Europe/Moscow", locale: "ru" },
  en: { timeZone: "Europe/Moscow", locale: "en" },
} as const;

describe("a moment", () => {
  it("is said by the event's clock, whatever zone this machine has", () => {
    expect(sayMoment(deadline, moscow.ru)).toBe("13\u00a0мая, 12:00 по\u00a0Москве");
    expect(sayMoment(deadline, moscow.en)).toBe("13\u00a0May, 12:00 Moscow\u00a0time");
    expect(sayWeekday(deadline, moscow.ru)).toBe("воскресенье");
  });

  it("knows that Moscow was at UTC+4 in 2012 and is at UTC+3 now", () => {
    expect(sayOffset(deadline, "Europe/Moscow")).toBe("UTC+4");
    expect(sayOffset(new Date("2026-05-13T09:00:00Z"), "Europe/Moscow")).toBe("UTC+3");
  });

  it("says the year in words that each language uses", () => {
    expect(sayDay(deadline, { ...moscow.ru, year: true })).toBe("13\u00a0мая 2012\u00a0года");
    expect(sayClock(deadline, { ...moscow.en, year: true })).toBe("13\u00a0May 2012, 12:00");
  });

  it("writes midnight and morning with two digits", () => {
    expect(sayClock(new Date("2026-01-01T21:00:00Z"), moscow.ru)).toBe("2\u00a0января, 00:00");
    expect(saySlot({ from: new Date("2026-05-15T06:00:00Z"), to: new Date("2026-05-15T07:30:00Z") }, moscow.en)).toBe(
      "09:00–10:30",
    );
  });

  it("names a zone that it has no word for by its offset", () => {
    const lima = { timeZone: "America/Lima", locale: "ru" } as const;
    expect(sayZone(deadline, lima)).toBe("по\u00a0UTC−5");
    expect(sayZone(deadline, { ...lima, locale: "en" })).toBe("UTC−5");
    expect(sayZone(deadline, { timeZone: "Africa/Abidjan", locale: "en" })).toBe("UTC");
  });
});

describe("the days of an event", () => {
  const days = (from: string, to: string) => sayDays(new Date(from), new Date(to), moscow.ru);

  it("are one where it begins and ends on one day of its zone", () => {
    expect(days("2012-05-15T09:30:00Z", "2012-05-15T19:30:00Z")).toEqual({
      days: "15",
      under: "мая 2012",
      weekday: "вторник",
      several: false,
    });
  });

  it("join within a month and across months", () => {
    expect(days("2012-06-06T06:00:00Z", "2012-06-07T06:00:00Z")).toMatchObject({ days: "6–7", under: "июня 2012" });
    expect(days("2012-06-30T06:00:00Z", "2012-07-02T06:00:00Z").days).toBe("30\u00a0июня\u00a0–\u00a02");
  });
});
