import { mod97 } from './iban-text.ts';
import { CENSORED, maskText, redact, type StandIns } from './redaction.ts';

/** Names that are shorter stand in too many other words. */
const SHORTEST_NAME = 3;

/**
 * A copy of JSON with invented people in the place of real ones: e-mail addresses, bank accounts, names, telephone numbers.
 * The same text has the same stand-in wherever it turns up, also as the key of an object, and a stand-in has the form of what
 * it replaces, so that the copy is worked with as the original is. Secrets are taken out as `redact` does. Names of companies stay.
 */
export function pseudonymised(value: unknown): unknown {
  const people = new InventedPeople();
  const copy = JSON.stringify(redact(value, people)) ?? 'null';
  return JSON.parse(copy, (_key, item: unknown) => {
    if (typeof item === 'string') return people.unnamed(item);
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return item;
    return Object.fromEntries(
      Object.entries(item).map(([key, inner]) => [people.unnamed(maskText(key, people)), inner]),
    );
  });
}

/** Gives out stand-ins, each for one original. */
class InventedPeople implements StandIns {
  readonly #byKind = new Map<string, Map<string, string>>();
  #names: Map<string, string> | undefined;
  #anyName: RegExp | undefined;

  email(address: string): string {
    return this.#standIn(
      'email',
      address.toLowerCase().replace('%40', '@'),
      (number) => `person-${number}@example.com`,
    );
  }

  iban(iban: string): string {
    return this.#standIn('iban', iban, (number) => inventedIban(iban.slice(0, 2), iban.length, number));
  }

  hidden(key: string, value: unknown): unknown {
    if (typeof value !== 'string') return CENSORED;
    if (/^iban$/i.test(key))
      return /^[A-Z]{2}\d{2}[A-Z0-9 ]+$/.test(value) ? this.iban(value.replaceAll(' ', '')) : CENSORED;
    const kind = FORMS.find(({ keys }) => keys.test(key));
    return kind ? this.#standIn(kind.name, value, kind.invent) : CENSORED;
  }

  /**
   * A text without the names that were replaced elsewhere, as they are or in capitals, which banks write. Only to be asked when
   * all of them are known.
   */
  unnamed(text: string): string {
    this.#names ??= bothCases(this.#byKind.get('name') ?? new Map<string, string>());
    const names = this.#names;
    this.#anyName ??= anyOf([...names.keys()]);
    return text.replace(this.#anyName, (found) => names.get(found) ?? found);
  }

  #standIn(kind: string, original: string, invent: (number: number) => string): string {
    const known = this.#byKind.get(kind) ?? new Map<string, string>();
    this.#byKind.set(kind, known);
    const standIn = known.get(original) ?? invent(known.size + 1);
    known.set(original, standIn);
    return standIn;
  }
}

/** Kinds of what tells who somebody is, by the names of their keys. */
const FORMS: { name: string; keys: RegExp; invent: (number: number) => string }[] = [
  // Numbers of Berlin that the Bundesnetzagentur keeps for films.
  {
    name: 'phone',
    keys: /phone|mobile|telefon/i,
    invent: (number) => `+49 30 23125${String(number).padStart(3, '0')}`,
  },
  { name: 'birth', keys: /birth$/i, invent: () => '1970-01-01' },
  { name: 'link', keys: /link$/i, invent: (number) => `https://example.com/${number}` },
  {
    name: 'name',
    keys: /^((first|last|given|family|middle)[-_]?name|vorname|nachname)$/i,
    invent: (number) => `Person ${number}`,
  },
];

/** Stand-ins by names and by names in capitals. */
function bothCases(names: Map<string, string>): Map<string, string> {
  const long = [...names].filter(([name]) => name.length >= SHORTEST_NAME);
  return new Map([...long.map(([name, standIn]) => [name.toUpperCase(), standIn] as const), ...long]);
}

/** Finds one of these names as a word of its own; nothing where there is none. */
function anyOf(names: string[]): RegExp {
  if (names.length === 0) return /(?!)/g;
  const longestFirst = names.toSorted((one, two) => two.length - one.length);
  const escaped = longestFirst.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(${escaped.join('|')})(?![\p{L}\p{N}])`, 'gu');
}

/** An account that nobody has, with check digits by ISO 13616. */
function inventedIban(country: string, length: number, number: number): string {
  const account = String(number).padStart(length - 4, '0');
  const check = String(98 - mod97(`${account}${country}00`)).padStart(2, '0');
  return country + check + account;
}
