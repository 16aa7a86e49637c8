import { GOST_52535, ICAO_DOC_9303, MVD_310, translate } from "iuliia";

/** The tables under which Russian passports have spelled names: ICAO Doc 9303 (since 2013), GOST R 52535.1 (2010), the order of 1997. */
export type Table = "icao" | "gost2010" | "order1997";

const schemas = { icao: ICAO_DOC_9303, gost2010: GOST_52535, order1997: MVD_310 } as const;

// Letters that Russian does not have, by ICAO Doc 9303 part 3 section 6; those it does not list, by sound.
// biome-ignore format: a table reads best in rows
const others = new Map(
  Object.entries({
    ѓ: "g", є: "ie", ѕ: "dz", і: "i", ї: "i", ј: "j", љ: "lj", њ: "nj", ћ: "c", ќ: "k", ѝ: "i", ў: "u", џ: "dz", ђ: "d",
    ґ: "g", ғ: "g", ҕ: "g", ҙ: "z", қ: "k", ҡ: "k", ҟ: "k", ҝ: "g", ң: "n", ҥ: "n", ҫ: "s", ү: "u", ұ: "u", ҳ: "kh",
    ҷ: "ch", ҹ: "ch", ҽ: "ch", һ: "h", җ: "j", ә: "a", ӑ: "a", ӓ: "a", ӕ: "ae", ӗ: "e", ѐ: "e", ө: "o", ӧ: "o", ӱ: "u",
    ӳ: "u", ӯ: "u", ӣ: "i", ӥ: "i", ӝ: "zh", ӟ: "z", ӵ: "ch", ӹ: "y", ӏ: "",
  }),
);

/** A Cyrillic name in Latin letters, ICAO Doc 9303 unless another table is named. What is not Cyrillic stays. */
export function transliterate(cyrillic: string, table: Table = "icao"): string {
  const source = cyrillic.normalize("NFC");
  const latin = translate(source, schemas[table]).replace(/[\u0400-\u052F]/g, (letter) => {
    const lower = letter.toLowerCase();
    const found = others.get(lower);
    if (found === undefined) return letter;
    return letter === lower ? found : found.charAt(0).toUpperCase() + found.slice(1);
  });
  // The tables capitalise "Ю" as "Iu": in a name written in capitals that would read "IuLIIa".
  return source.length > 1 && source === source.toUpperCase() ? latin.toUpperCase() : latin;
}
