import type { Diagnostic } from '@belegfluss/sdk';
import { LineIndex } from '@belegfluss/yaml';
import { report } from '../../report/report.ts';
import { MAX_FINDINGS, type YamlSource } from '../../source/source.ts';
import type { Path } from '../findings.ts';

/**
 * Forms that vendors give to their tokens, so that they are recognised; from their documentation, November 2026. Each begins
 * where no word goes on, and is bounded: a text of nothing but beginnings takes no longer.
 */
const SHAPES: readonly [name: string, shape: RegExp][] = [
  ['private key', /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----/g],
  ['JSON Web Token', /(?<![\w-])eyJ[\w-]{10,4000}\.eyJ[\w-]{10,4000}\.[\w-]{10,}/g],
  ['GitHub', /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,})/g],
  ['GitLab', /(?<![\w-])glpat-[\w-]{20,}/g],
  ['Slack', /(?<![\w-])xox[abprs]-[\w-]{10,}/g],
  ['Stripe', /(?<!\w)[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/g],
  ['webhook secret', /(?<!\w)whsec_[A-Za-z0-9+/=]{20,}/g],
  ['AWS', /(?<![\w+/=])A[KS]IA[0-9A-Z]{16}(?![\w+/=])/g],
  ['HubSpot', /(?<![\w-])pat-[a-z]{2,3}\d-[0-9a-f]{8}-[0-9a-f-]{27}/g],
  ['Google', /(?<![\w-])AIza[\w-]{35}(?![\w-])/g],
  ['npm', /(?<!\w)npm_[A-Za-z0-9]{36}(?!\w)/g],
  ['Authorization', /(?<![\w-])(?:Bearer|Basic) (?=[\w.~+/=-]{0,200}\d)[\w.~+/=-]{16,}/g],
];

/** Names of fields that hold nothing but a secret: any text in them is one. */
const SECRET_NAME = /(?:^|_)(?:password|passwd|passwort|kennwort|passphrase|secret|client_?secret)$/;
/** Names of fields that mostly do; a text in them has to look like one. */
const TOKEN_NAME = /(?:^|_)(?:token|authorization|credentials?|(?:api|access|private|shared|signing)_?key)$/;
/** What only stands in the place of a secret, or says where it is or how it is used. */
const PLACEHOLDER =
  /[{}<>*…\s]|^\.+$|:\/\/|^(?:x+|none|null|basic|bearer|oauth2?|hmac|sha\d+|changeme|todo|password|passwort|kennwort|secret|token)$/i;
const SIGN_IN = /^(?:bearer|basic|token|api-key)\s+/i;
const SHORTEST = 4;

/**
 * Secrets that stand in a file as they are: by the form of a text anywhere in it, and by the name of the field. Fields that a
 * connector declares as secret are given as `declared` paths. Errors where it is certain, else warnings; no value is ever told.
 */
export function plainSecrets(source: YamlSource, declared: readonly Path[] = []): Diagnostic[] {
  const certain = new Set(declared.map((path) => path.join('\0')));
  const found = [...byShape(source), ...byName(source, source.value, [], certain)];
  // A line is said once, by what is the most certain about it.
  const lines = new Map<number | undefined, Diagnostic>();
  for (const each of found.filter(({ severity }) => severity === 'error').concat(found))
    if (!lines.has(each.line)) lines.set(each.line, each);
  return [...lines.values()].sort((one, other) => (one.line ?? 0) - (other.line ?? 0)).slice(0, MAX_FINDINGS);
}

function byShape({ file, text }: YamlSource): Diagnostic[] {
  const places = new LineIndex(text);
  return SHAPES.flatMap(([name, shape]) =>
    [...text.matchAll(shape)].map(({ index }) =>
      report('flow.plain_secret', { file, ...places.at(index), facts: { name } }, 'error'),
    ),
  );
}

function byName(source: YamlSource, value: unknown, path: Path, certain: ReadonlySet<string>): Diagnostic[] {
  // What tests give and expect reaches no system.
  if (path[0] === 'tests') return [];
  if (Array.isArray(value)) return value.flatMap((item, index) => byName(source, item, [...path, index], certain));
  if (value && typeof value === 'object')
    return Object.entries(value).flatMap(([key, item]) => byName(source, item, [...path, key], certain));
  const isDeclared = certain.has(path.join('\0')) && value !== null && value !== '';
  const name = String(path.at(-1) ?? '');
  if (!isDeclared && !(typeof value === 'string' && isSecret(name, value))) return [];
  const place = { file: source.file, ...source.at(path), path: path.join('.'), facts: { name } };
  return [report('flow.plain_secret', place, isDeclared ? 'error' : 'warning')];
}

function isSecret(name: string, value: string): boolean {
  // `accessToken`, `Access-Token` and `access_token` are one name.
  const words = name
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .replaceAll('-', '_')
    .toLowerCase();
  const bare = value.trim().replace(SIGN_IN, '');
  if (bare.length < SHORTEST || PLACEHOLDER.test(bare)) return false;
  if (SECRET_NAME.test(words)) return true;
  return TOKEN_NAME.test(words) && (/\d/.test(bare) || (/[a-z]/.test(bare) && /[A-Z]/.test(bare)));
}
