import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mrzLetters, mrzName } from "@/lib/names/mrz";
import { transcribe } from "@/lib/names/transcribe";
import { transliterate } from "@/lib/names/transliterate";

describe("transliterate", () => {
  it.each([
    ["Юлия Цветкова", "Iuliia Tsvetkova", "Iuliia Tcvetkova", "Yuliya Tsvetkova"],
    ["Щукин", "Shchukin", "Shchukin", "Shchukin"],
    ["Подъячев", "Podieiachev", "Podiachev", 'Pod"yachev'],
    ["Наталья", "Natalia", "Natalia", "Natal'ya"],
    ["Андрей Видный", "Andrei Vidnyi", "Andrei Vidnyi", "Andrey Vidnyy"],
    ["Артём Соловьёв", "Artem Solovev", "Artem Solovev", "Artem Solov'ev"],
    ["Хрущёв", "Khrushchev", "Khrushchev", "Khrushchev"],
    ["Римский-Корсаков", "Rimskii-Korsakov", "Rimskii-Korsakov", "Rimskiy-Korsakov"],
  ])("writes %s as passports of 2013, 2010 and 1997 do", (russian, icao, gost2010, order1997) => {
    expect(transliterate(russian)).toBe(icao);
    expect(transliterate(russian, "gost2010")).toBe(gost2010);
    expect(transliterate(russian, "order1997")).toBe(order1997);
  });

  it("keeps capitals capital, also in letters that become several", () => {
    expect(transliterate("ЮЛИЯ ЩУКИНА")).toBe("IULIIA SHCHUKINA");
    expect(transliterate("Я")).toBe("Ia");
  });

  it("leaves no letter of a Slavic or Turkic alphabet untransliterated", () => {
    expect(transliterate("Їжак Ґалаґан Ўладзімір")).toBe("Izhak Galagan Uladzimir");
    expect(transliterate("Нұрсұлтан Әбішұлы Өтеген")).toBe("Nursultan Abishuly Otegen");
  });
});

describe("transcribe", () => {
  it.each([
    ["Vogelsang", "DE", "Фогельзанг"],
    ["Jürgen Matthias", "DE", "Юрген Маттиас"],
    ["Heinrich Schmidt", "", "Хайнрих Шмидт"],
    ["John Smith", "GB", "Джон Смит"],
    ["James Wilson", "US", "Джеймс Уилсон"],
    ["François Dupont", "FR", "Франсуа Дюпон"],
    ["Michel Moreau", "FR", "Мишель Моро"],
    ["Recep Tayyip Erdoğan", "TR", "Реджеп Тайип Эрдоган"],
    ["İlham Əliyev", "AZ", "Илхам Алиев"],
    ["Jan Kowalski", "PL", "Ян Ковальский"],
    ["Kateřina Nováková", "CZ", "Катержина Новакова"],
    ["Novak Djoković", "RS", "Новак Джокович"],
    ["Xi Jinping", "CN", "Си Цзиньпин"],
    ["Chang'an", "CN", "Чанъань"],
    ["Iuliia Tsvetkova", "", "Юлия Цветкова"],
    ["Dmitry Peskov", "BY", "Дмитрий Песков"],
    ["José Hernández", "ES", "Хосе Эрнандес"],
    ["O'BRIEN", "IE", "О'БРИЕН"],
    ["Suharto", "ID", "Сухарто"],
  ])("suggests %s (%s) as %s", (latin, country, russian) => {
    expect(transcribe(latin, country)).toBe(russian);
  });

  it("leaves no Latin letter in a suggestion, and answers for any string", () => {
    const country = fc.constantFrom("", "DE", "GB", "FR", "ES", "TR", "PL", "CZ", "RU", "CN", "ID");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), country, (text, from) => {
        expect(transcribe(text, from)).not.toMatch(/\p{Script=Latin}/u);
      }),
      { numRuns: 500, examples: [["\u2160", "CN"]] },
    );
    expect(transcribe("a".repeat(1_000_000))).toBe("");
  });
});

describe("mrzName (ICAO Doc 9303)", () => {
  it("spells a name as the machine-readable zone does", () => {
    expect(mrzName({ family: "Vogelsang", given: "Jürgen Matthias", patronymic: null })).toBe(
      "VOGELSANG, JUERGEN MATTHIAS",
    );
    expect(mrzName({ family: "Strauß", given: "Åsa Zoë", patronymic: "Björnsdóttir" })).toBe(
      "STRAUSS, AASA ZOE BJOERNSDOTTIR",
    );
    expect(mrzName({ family: "O'Brien-Łoś", given: "Þór", patronymic: null })).toBe("OBRIEN LOS, THOR");
    expect(mrzName({ family: "Suharto", given: "", patronymic: null })).toBe("SUHARTO");
  });

  it("gives A–Z and single spaces for any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(mrzLetters(text)).toMatch(/^$|^[A-Z]+( [A-Z]+)*$/);
      }),
    );
  });
});
