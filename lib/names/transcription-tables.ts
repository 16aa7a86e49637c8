// Practical transcription into Russian, as newspapers spell foreign names. Each row is a pattern at the place that is
// being read, with what stands around it, and its Russian letters; the first row that fits is taken. No table is right
// for every name: what comes out is a suggestion.

export type Language =
  | "german"
  | "english"
  | "french"
  | "spanish"
  | "turkic"
  | "polish"
  | "slavic"
  | "russian"
  | "general";

export type Row = readonly [pattern: string, russian: string];

const v = "[aeiouyäöüáéíóúàèìòùâêîôûəıůěąęœ]";
/** After these e is read hard, at the start as well: Михаэль. */
const hard = "[aeouäöüáéóúàèòùâêôûəıůěąęœ]";
const c = "[bcdfghjklmnpqrstvwxzßçşğłńśźżčšžřćđñ]";

/** Taken where the language's own table has nothing: letters as most languages read them, and Russian names in Latin letters. */
// biome-ignore format: a table reads best in rows
const general: Row[] = [
  ["shch", "щ"], ["tch", "ч"], ["sch", "ш"], ["kh", "х"], ["zh", "ж"], ["ch", "ч"], ["sh", "ш"], ["ts(?!$)", "ц"], ["ph", "ф"],
  ["th", "т"], ["ck", "к"], ["qu", "кв"], ["ñ", "нь"], ["iia$", "ия"], ["ia$", "ия"], ["[iy]y$", "ий"],
  [`(?<=${hard})y(?=${c}|$)`, "й"], ["yu", "ю"], ["ya", "я"], ["ye", "е"], ["yo", "йо"], [`(?<=${hard})i(?=${c}|$)`, "й"],
  ["(?<=i)ye", "е"], [`(?<=^|${hard})e`, "э"], ["c(?=[eiy])", "с"], ["æ", "е"], ["œ", "е"], ["ø", "ё"], ["å", "о"], ["ö", "ё"], ["ü", "ю"],
  ["ä", "е"], ["ß", "сс"], ["ç", "с"], ["ş", "ш"], ["ğ", "г"], ["ı", "ы"], ["ə", "а"], ["ł", "л"], ["đ", "д"], ["ð", "д"], ["þ", "т"],
  ["č", "ч"], ["š", "ш"], ["ž", "ж"], ["ć", "ч"], ["ś", "с"], ["ź", "з"], ["ż", "ж"], ["ń", "нь"], ["ř", "рж"],
  ["a", "а"], ["b", "б"], ["c", "к"], ["d", "д"], ["e", "е"], ["f", "ф"], ["g", "г"], ["h", "х"], ["i", "и"], ["j", "дж"],
  ["k", "к"], ["l", "л"], ["m", "м"], ["n", "н"], ["o", "о"], ["p", "п"], ["q", "к"], ["r", "р"], ["s", "с"], ["t", "т"],
  ["u", "у"], ["v", "в"], ["w", "в"], ["x", "кс"], ["y", "и"], ["z", "з"],
];

// biome-ignore format: a table reads best in rows
const german: Row[] = [
  ["tsch", "ч"], ["sch", "ш"], ["chs", "кс"], ["ch", "х"], ["^st", "шт"], ["^sp", "шп"], ["e[iy]", "ай"], ["a[iy]", "ай"], ["eu", "ой"],
  ["äu", "ой"], ["iel$", "иэль"], ["ie", "и"], ["ia$", "ия"], ["ia", "иа"], ["tz", "ц"], ["z", "ц"], ["v", "ф"], ["ss", "сс"], ["ß", "с"],
  [`(?<=^|${v}|[lnrm])s(?=${v})`, "з"], ["ja", "я"], ["j[uü]", "ю"], ["je", "е"], ["jo", "йо"], ["j", "й"],
  [`(?<=${v})h(?=${c}|$)`, ""], ["l(?=l)", "л"], [`l(?=${c}|$)`, "ль"], ["^ö", "э"], ["^ü", "и"], ["^ä", "э"], ["ck", "к"], ["y", "и"],
];

// biome-ignore format: a table reads best in rows
const english: Row[] = [
  ["john", "джон"], ["george$", "джордж"], ["own", "аун"], ["ah$", "а"], ["igh", "ай"], ["ee", "и"], ["ea", "и"], ["oo", "у"], ["ow", "оу"], ["aw", "о"], ["ew", "ью"],
  ["a[iy]", "ей"], ["ey$", "и"], ["ey", "ей"], ["o[iy]", "ой"], ["ie$", "и"], ["ce$", "с"], [`a(?=${c}es?$)`, "ей"], [`i(?=${c}es?$)`, "ай"],
  [`o(?=${c}e$)`, "оу"], [`(?<=${v}${c})e(?=s?$)`, ""], ["^wh?r", "р"], ["wh", "у"], [`w(?=${v})`, "у"], ["^kn", "н"], ["mc(?=[a-z])", "мак"],
  ["^y(?=e)", "й"], ["g(?=[ei])(?<=^g)", "дж"], ["ll(?=$)", "лл"],
];

// biome-ignore format: a table reads best in rows
const french: Row[] = [
  ["eaux?$", "о"], ["eau", "о"], ["aul?[tdx]$", "о"], ["au", "о"], ["oux$", "у"], ["ou", "у"], ["ois$", "уа"], ["oi", "уа"], ["ean$", "ан"],
  ["ain$", "ен"], ["ai", "е"], ["ei", "е"], ["eu", "ё"], ["œu", "ё"], ["ill", "ий"], ["gn", "нь"], ["gu(?=[eiy])", "г"], ["qu", "к"], ["ch", "ш"],
  ["th", "т"], ["g(?=[eiyéè])", "ж"], ["j", "ж"], ["c(?=[eiyéè])", "с"], ["ç", "с"], ["rre$", "р"], ["ie$", "и"], ["ie(?=[a-z])", "ье"], ["er$", "е"],
  ["ent$", "ан"], ["e[nm](?=[bcdfgpqstv])", "ан"], [`i[nm](?=[bcdfgpqstvz]|$)`, "ен"], ["ès$", "ес"], ["lle$", "ль"], [`${c}(?=${c}e?s?$)(?<=tt|nn|ss)`, ""],
  [`(?<=${c})es?$`, ""], ["(?<=[a-zéèêû])[stdxzp]$", ""], ["^h?[eéèê]", "э"], ["h", ""], ["é$", "е"], [`(?<=^|${v})[éèê]`, "э"], ["[éèêë]", "е"], [`(?<=${c})u`, "ю"],
  [`l(?=[bcdfgmnpqstvz]|$)`, "ль"], [`(?<=${v})s(?=${v})`, "з"], ["y", "и"], ["w", "в"],
];

// biome-ignore format: a table reads best in rows
const spanish: Row[] = [
  ["j", "х"], ["g(?=[eiéí])", "х"], ["gu[ií]", "ги"], ["gu[eé]", "ге"], ["qu[ií]", "ки"], ["qu[eé]", "ке"],
  ["ch", "ч"], ["c(?=[eiéí])", "с"], ["^h?[eé]", "э"], ["h", ""], ["é", "е"], ["ll", "ль"], ["z", "с"], ["ía$", "ия"],
];

// biome-ignore format: a table reads best in rows
const turkic: Row[] = [
  ["c", "дж"], ["ç", "ч"], ["j", "ж"], ["^ö", "о"], ["^ü", "у"], ["iye", "ие"], ["iya", "ия"], ["yy", "й"], ["ya", "я"], ["yu", "ю"], ["yü", "ю"], ["ye", "е"], ["yo", "йо"],
  ["yö", "йо"], ["y", "й"], ["x", "х"], ["q", "г"], ["ə", "а"], ["(?<=[eiüö])l(?=[bcdfghkmnprstvz]|$)", "ль"],
];

const iotated: Row[] = [
  ["ja", "я"],
  ["je", "е"],
  ["ju", "ю"],
  ["jo", "йо"],
  ["j", "й"],
];

// biome-ignore format: a table reads best in rows
const polish: Row[] = [
  ["szcz", "щ"], ["cz", "ч"], ["szy", "ши"], ["sz", "ш"], ["(?<=[ptk]|ch)rz", "ш"], ["rz", "ж"], ["dz", "дз"], ["ch", "х"], ["ński$", "нский"],
  ["[sś]ki$", "ский"], ["cki$", "цкий"], ["ńska$", "нская"], ["ska$", "ская"], ["cka$", "цкая"], ["ś(?=[a-z])", "с"], ["ś", "сь"],
  ["ź", "зь"], ["ć", "ць"], ["ó", "у"], ["ą(?=[bp])", "ом"], ["ą", "он"], ["ę(?=[bp])", "ем"], ["ę", "ен"], ["ci(?=[aeou])", "ц"], ["c", "ц"],
  ["ia$", "ия"], ["io", "ё"], ["ie", "е"], ["iu", "ю"], ["ia", "я"], [`l(?=[bcdfghkmnprstwz]|$)`, "ль"], ["(?<=[cszr])y", "ы"], ["y", "ы"], ...iotated,
];

// biome-ignore format: a table reads best in rows
const slavic: Row[] = [
  ["ský$", "ский"], ["cký$", "цкий"], ["ý$", "ий"], ["dž", "дж"], ["dj", "дж"], ["đ", "дж"], ["lja", "ля"], ["lju", "лю"], ["lj", "ль"], ["nja", "ня"], ["nju", "ню"],
  ["nj", "нь"], ["ch", "х"], ["c", "ц"], ["ě", "е"], ["ů", "у"], ["ija$", "ия"], ["y", "и"], ["(?<=[a-z])ia$", "ия"], ...iotated,
];

// biome-ignore format: a table reads best in rows
const russian: Row[] = [
  ["yi$", "ый"], ["ii$", "ий"], ["iu", "ю"], ["iia", "ия"], ["(?<=[bdfgklmnprstvz])ia$", "ия"], ["ia", "я"], [`^y(?=${c})`, "и"], ["ie", "ие"],
  [`(?<=${c})y$`, "ий"], [`(?<=${c})y(?=${c})`, "ы"], ["tc", "ц"], ["'", "ь"], ["skiy?$", "ский"], ["j", "ж"], ["w", "в"],
];

/** A language's own rows first, then the general ones. */
export const tables: Record<Language, readonly Row[]> = {
  german: [...german, ...general],
  english: [...english, ...general],
  french: [...french, ...general],
  spanish: [...spanish, ...general],
  turkic: [...turkic, ...general],
  polish: [...polish, ...general],
  slavic: [...slavic, ...general],
  russian: [...russian, ...general],
  general,
};

const countries: Partial<Record<Language, string>> = {
  german: "AT DE LI",
  english: "AU GB IE NZ US ZA",
  french: "FR MC",
  spanish: "AR BO CL CO CR CU DO EC ES GT HN MX NI PA PE PY SV UY VE",
  turkic: "AZ TM TR",
  polish: "PL",
  slavic: "BA CZ HR ME MK RS SI SK",
  russian: "AM BY GE KG KZ MD RU TJ UA UZ",
};

type Clue = readonly [RegExp, Language];

// Letters that no other language of these has.
const ownLetters: readonly Clue[] = [
  [/[şğıə]|İ/u, "turkic"],
  [/[łąęśżźń]|sz|cz|ski$/u, "polish"],
  [/[čšžřěůćđ]/u, "slavic"],
];

// Asked only where the country does not tell: Belgium, Canada and Switzerland write in several languages.
const likelyLetters: readonly Clue[] = [
  [/[éèêçœ]|eau|oux|ault/u, "french"],
  [/[äöüß]|sch|mann$/u, "german"],
  [/kh|shch|zh|iu|ii|ov\b|ova\b|ev\b|eva\b|enko\b/u, "russian"],
  [/th|ee|oo|w|ck/u, "english"],
];

/** Whose spelling it is: told by its letters where they tell, else by the country (ISO 3166-1 alpha-2). */
export function languageOf(latin: string, country: string): Language {
  const name = latin.toLowerCase();
  const own = ownLetters.find(([letters]) => letters.test(name))?.[1];
  const official = (Object.keys(tables) as Language[]).find(
    (language) => country !== "" && countries[language]?.includes(country),
  );
  return own ?? official ?? likelyLetters.find(([letters]) => letters.test(name))?.[1] ?? "general";
}
