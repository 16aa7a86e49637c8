import { describe, expect, it } from "vitest";
import { type ListPage, listPage } from "@/lib/lists/page";
import { renderListPdf } from "@/lib/lists/pdf";
import { mostPeople } from "@/lib/lists/rules";

const page: ListPage = {
  locale: "ru",
  event: {
    title: "Сессия Совета коллективной безопасности ОДКБ",
    place: "Москва, Большой Кремлёвский дворец",
    startsAt: new Date("2012-05-15T09:30:00Z"),
    timeZone: "Europe/Moscow",
  },
  madeAt: new Date("2012-05-14T14:00:00Z"),
  madeBy: "М. А. Ладожская",
  columns: ["number", "nameRu", "nameLat", "outlet", "country"],
  rows: [[1, "Мамедли Эльчин Гасан оглы", "Məmmədli Elçin Həsən oğlu", "«Хазар-инфо»", "Азербайджан"]],
};

describe("a printed list", () => {
  it("says when it was made by the event's clock, by whom, and how many are on it", () => {
    const { made, count, when, foot } = listPage(page);
    const plain = (text: string) => text.replaceAll("\u00a0", " ");
    expect(made.map(plain)).toEqual(["Список от 14 мая 2012 года, 18:00 по Москве", "Составлен: М. А. Ладожская"]);
    expect(plain(when)).toBe("Москва, Большой Кремлёвский дворец, 15 мая 2012 года, начало в 13:30 по Москве");
    expect(plain(count)).toBe("В списке 1 человек");
    expect(plain(foot)).toContain("18:00 по Москве");
  });

  it("sets the other spelling under the name, and the country after the outlet unless it is Russia", () => {
    const russian = [2, "Тюрина Ия Всеволодовна", null, "Журнал «Протокол»", "Россия"];
    const { columns, rows } = listPage({ ...page, rows: [...page.rows, russian] });
    expect(columns.map(({ head }) => head)).toEqual(["№", "Фамилия, имя, отчество", "Редакция"]);
    expect(rows).toEqual([
      ["1", { main: "Мамедли Эльчин Гасан оглы", sub: "Məmmədli Elçin Həsən oğlu" }, "«Хазар-инфо», Азербайджан"],
      ["2", { main: "Тюрина Ия Всеволодовна", sub: "" }, "Журнал «Протокол»"],
    ]);
  });

  it("sets the Latin spelling first in an English list", () => {
    const { rows } = listPage({ ...page, locale: "en" });
    expect(rows[0]?.[1]).toEqual({ main: "Məmmədli Elçin Həsən oğlu", sub: "Мамедли Эльчин Гасан оглы" });
  });

  it("stands upright while it can, and lies across with smaller letters when it has many columns", () => {
    expect(listPage(page)).toMatchObject({ landscape: false, size: 9.5 });
    const wide = listPage({
      ...page,
      columns: ["number", "nameRu", "outlet", "email", "phone", "birthPlace", "country"],
    });
    expect(wide.landscape).toBe(true);
    expect(wide.size).toBeLessThanOrEqual(9.5);
  });

  it("allows a break within a word that is longer than its column, and in no other", () => {
    const address = "severtseva.aglaya.tikhonovna@severny-telegraf.example";
    const { rows } = listPage({ ...page, columns: ["email", "position"], rows: [[address, "корреспондент"]] });
    expect(rows[0]?.[0]).toContain("\u200B");
    expect(String(rows[0]?.[0]).replaceAll("\u200B", "")).toBe(address);
    expect(rows[0]?.[1]).toBe("корреспондент");
  });

  it("is refused beyond 5,000 people", () => {
    const rows = Array.from({ length: mostPeople.pdf + 1 }, () => []);
    expect(() => renderListPdf({ ...page, rows })).toThrow(RangeError);
  });

  it("is tagged, of A4, and holds the letters of its people, also when nobody is on it", {
    timeout: 60_000,
  }, async () => {
    for (const rows of [page.rows, []]) {
      const pdf = Buffer.from(await renderListPdf({ ...page, rows })).toString("latin1");
      expect(pdf.slice(0, 5)).toBe("%PDF-");
      expect(pdf).toMatch(/\/Marked true/);
      expect(pdf).toMatch(/\/MediaBox \[0 0 595\.2756 841\.8898\]/);
      expect(pdf).toMatch(/IBMPlexSans/);
      expect(pdf).toMatch(/STIXTwoText/);
    }
  });

  it("gives up when it is no longer wanted", async () => {
    await expect(renderListPdf(page, AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
