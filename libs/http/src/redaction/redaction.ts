import { types } from 'node:util';
import { IBAN, maskIban } from './iban-text.ts';

/** Stands where something was taken out. */
export const CENSORED = '[censored]';

const SECRET_KEY =
  /pass(word|wd|phrase)|passwort|secret|token|authori[sz]ation$|cookie|api[-_]?key|private[-_]?key|master[-_]?key|signature|credential|client[-_]?assertion|code[-_]?verifier|^iban$|^bearer$/i;

/** Names that only sound secret: counters and kinds of tokens. */
const HARMLESS_KEY = /^(token_?type|tokens?_?(used|left|count)|credential_?fields)$/i;

/** What tells who a natural person is, and links that let anybody act as one. */
const OF_PERSONS =
  '(?:first|last|given|family|middle)[-_]?name|vorname|nachname|(?:tele|mobile[-_]?)?phone(?:[-_]?number)?|mobile|telefon|date[-_]?of[-_]?birth|shared[-_]?link';
const PERSON_KEY = new RegExp(`^(?:${OF_PERSONS})$`, 'i');

/** A pattern begins only where the text before it could not have been part of it: a long text of beginnings takes no longer. */
const SECRET_TEXT: readonly [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g, CENSORED],
  [/\b(Bearer|Basic|API-Key|Token)(\s+)[\w\-.~+/=]{6,}/gi, `$1$2${CENSORED}`],
  [/\beyJ(?:(?!-eyJ)[\w-]){5,}\.[\w-]+(\.[\w-]*)?/g, CENSORED],
  [/\b(sk|pk|rk|pat|ghp|gho|xox[abprs]|bf|whsec|glpat)[-_][\w-]{12,}/g, CENSORED],
  [/(:\/\/)[^/\s:@]+:[^/\s@]+@/g, `$1${CENSORED}@`],
  [/("[\w-]*(?:token|secret|password|api_?key|assertion)"\s*:\s*)"(?:[^"\\]|\\.)*("|$)/gi, `$1"${CENSORED}"`],
  [
    /(?<![\w-])([\w-]*(?:token|secret|password|signature|api_?key|assertion|code_verifier)=)[^&\s"']+/gi,
    `$1${CENSORED}`,
  ],
  // Of persons in a JSON document that is a text.
  [new RegExp(String.raw`("(?:${OF_PERSONS})"\s*:\s*)"(?:[^"\\]|\\.)*("|$)`, 'gi'), `$1"${CENSORED}"`],
];

/** Umlauts stand in names and in domains; in addresses of the web the sign is written `%40`. The account at a database is nobody's mail. */
const EMAIL =
  /(?<!\bpostgres(?:ql)?:\/\/)(?<![\p{L}\p{M}\p{N}_.+-])[\p{L}\p{M}\p{N}_.+-]+(?:@|%40)[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)+(?<!-)/gu;

/** What takes the place of what is taken out. */
export interface StandIns {
  email(address: string): string;
  /** Without the spaces between its groups. */
  iban(iban: string): string;
  /** Of a value whose key says that it is a secret or tells who a person is. */
  hidden(key: string, value: unknown): unknown;
}

const MASKS: StandIns = {
  email: () => '[e-mail]',
  iban: (iban) => `[iban …${iban.slice(-4)}]`,
  hidden: () => CENSORED,
};

/** Each of the patterns needs one of these; most texts hold none, and one look is cheaper than ten. */
const SUSPICIOUS =
  /[@"=]|%40|:\/\/|-----BEGIN|\b(?:Bearer|Basic|API-Key|Token)\s|eyJ|(?:sk|pk|rk|pat|ghp|gho|xox[abprs]|bf|whsec|glpat)[-_]|[A-Z]{2}\d{2}/i;

/** Takes secrets, bank accounts and e-mail addresses out of a text; unless told otherwise, an IBAN keeps its last four characters. */
export function maskText(text: string, standIns = MASKS): string {
  if (!SUSPICIOUS.test(text)) return text;
  const masked = SECRET_TEXT.reduce((rest, [pattern, put]) => rest.replace(pattern, put), text);
  return masked
    .replace(EMAIL, (found) => standIns.email(found))
    .replace(IBAN, (found) => maskIban(found, (iban) => standIns.iban(iban)));
}

const MARK = /\[(censored|e-mail|iban …\w{4}|\d+ bytes|circular|deep)\]/;

/** Whether a text holds what `redact` puts in the place of something. */
export function holdsMask(text: string): boolean {
  return MARK.test(text);
}

const MAX_DEPTH = 12;

/**
 * A copy of `value` without secrets, bank accounts, e-mail addresses and names of persons, by the names of keys and by the
 * look of values. Errors become name, message, code and cause; bytes become their count; circles are cut. Symbol keys are kept,
 * so a winston format may be `format((entry) => redact(entry) as typeof entry)`.
 */
export function redact(value: unknown, standIns = MASKS): unknown {
  return copy(value, { standIns, above: new Set() }, 0);
}

/** What a copy needs to know at every depth. */
interface Copying {
  standIns: StandIns;
  /** The objects around the one in hand. */
  above: Set<object>;
}

function copy(value: unknown, copying: Copying, depth: number): unknown {
  const { standIns, above } = copying;
  if (typeof value === 'string') return maskText(value, standIns);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (above.has(value)) return '[circular]';
  if (depth >= MAX_DEPTH) return '[deep]';
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  above.add(value);
  const result = copyObject(value, copying, depth + 1);
  above.delete(value);
  return result;
}

function copyObject(value: object, copying: Copying, depth: number): unknown {
  if (Array.isArray(value)) return value.map((item) => copy(item, copying, depth));
  if (value instanceof Set) return [...value].map((item) => copy(item, copying, depth));
  if (value instanceof Map) return copyEntries(value.entries(), copying, depth);
  if (types.isNativeError(value) || value instanceof Error) return copyError(value, copying, depth);
  return copyEntries(
    Reflect.ownKeys(value).map((key) => [key, Reflect.get(value, key)]),
    copying,
    depth,
  );
}

/** Own fields too (code, kind, facts), but never request, response or configuration of an HTTP library. */
function copyError(error: Error, copying: Copying, depth: number): unknown {
  const own = Object.entries(error).filter(([key]) => !['config', 'request', 'response', 'stack'].includes(key));
  const cause: [string, unknown][] = error.cause === undefined ? [] : [['cause', error.cause]];
  return copyEntries([['name', error.name], ['message', error.message], ...own, ...cause], copying, depth);
}

/** The same few keys come again and again. */
const JUDGED_KEYS = new Map<string, boolean>();
const MAX_JUDGED_KEYS = 5_000;
const MAX_KEPT_LENGTH = 64;

function isHidden(key: string): boolean {
  const judged = JUDGED_KEYS.get(key);
  if (judged !== undefined) return judged;
  const hidden = PERSON_KEY.test(key) || (SECRET_KEY.test(key) && !HARMLESS_KEY.test(key));
  if (JUDGED_KEYS.size >= MAX_JUDGED_KEYS) JUDGED_KEYS.clear();
  if (key.length <= MAX_KEPT_LENGTH) JUDGED_KEYS.set(key, hidden);
  return hidden;
}

function copyEntries(entries: Iterable<[unknown, unknown]>, copying: Copying, depth: number): object {
  const result: Record<PropertyKey, unknown> = {};
  for (const [key, item] of entries) {
    const name = typeof key === 'symbol' ? key : String(key);
    const isKept = typeof name === 'symbol' || item === null || item === undefined || !isHidden(name);
    const kept = isKept ? copy(item, copying, depth) : copying.standIns.hidden(name, item);
    // The one name whose assignment would change the prototype instead.
    if (name === '__proto__')
      Object.defineProperty(result, name, { value: kept, enumerable: true, writable: true, configurable: true });
    else result[name] = kept;
  }
  return result;
}
