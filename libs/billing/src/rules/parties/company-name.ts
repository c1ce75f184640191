/** A company's name in the form in which names are compared. */
export interface CompanyName {
  /** Folded words in alphabetical order, without the legal form. */
  words: string[];
  /** Legal form in its folded, abbreviated spelling (`gmbhcokg`); empty where the name has none. */
  legalForm: string;
}

/** Spelled-out forms, as folded words, and how they are abbreviated. */
const SPELLED_OUT: readonly [RegExp, string][] = [
  [/\bgesellschaft mit beschraenkter haftung\b/g, 'gmbh'],
  [/\b(?:gesellschaft|ges) ?m ?b ?h\b/g, 'gmbh'],
  [/\bg m b h\b/g, 'gmbh'],
  [/\baktiengesellschaft\b/g, 'ag'],
  [/\bkommanditgesellschaft\b/g, 'kg'],
  [/\bunternehmergesellschaft\b/g, 'ug'],
  [/\bug haftungsbeschraenkt\b/g, 'ug'],
  [/\be k\b/g, 'ek'],
  [/\be v\b/g, 'ev'],
  [/\bs a r l\b/g, 'sarl'],
  [/\bs r l\b/g, 'srl'],
  [/\bb v\b/g, 'bv'],
  [/\bs p a\b/g, 'spa'],
  [/\blimited\b/g, 'ltd'],
  [/\bincorporated\b/g, 'inc'],
];

const LEGAL_FORMS: ReadonlySet<string> = new Set(
  'gmbh ag kg ohg gbr ug ek ev eg se kgaa mbh co ltd inc llc llp plc corp bv nv sa sarl sas spa srl oy ab as aps sro zoo partg'.split(
    ' ',
  ),
);

const FILLERS: ReadonlySet<string> = new Set(['und', 'and', 'et', 'the', 'der', 'die', 'das']);

const FOLDED: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  ø: 'oe',
  å: 'aa',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
};

/** Lower case, umlauts and ß written out, accents dropped, everything but letters and digits turned into single blanks. */
export function folded(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæøåœłđ]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The same customers' names are compared with every payment; what they come to is kept for a while. */
const parsedNames = new Map<string, CompanyName>();
const MOST_PARSED = 10_000;

/** Takes a name apart: "Dupont & Söhne GmbH & Co. KG" has the words `dupont soehne` and the legal form `cogmbhkg`. */
export function companyName(name: string): CompanyName {
  const known = parsedNames.get(name);
  if (known !== undefined) return known;
  if (parsedNames.size >= MOST_PARSED) parsedNames.clear();
  const parsed = parseName(name);
  parsedNames.set(name, parsed);
  return parsed;
}

function parseName(name: string): CompanyName {
  const text = SPELLED_OUT.reduce((all, [pattern, short]) => all.replace(pattern, short), folded(name));
  const tokens = text.split(' ').filter((token) => token !== '' && !FILLERS.has(token));
  const words = tokens.filter((token) => !LEGAL_FORMS.has(token)).sort();
  const forms = tokens.filter((token) => LEGAL_FORMS.has(token)).sort();
  return { words: words.length > 0 ? words : forms, legalForm: words.length > 0 ? forms.join('') : '' };
}

/** The comparable form as one text: the key under which equal names meet. */
export function normalisedName(name: string): string {
  return companyName(name).words.join(' ');
}
