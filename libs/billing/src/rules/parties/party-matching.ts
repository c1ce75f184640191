import type { Text } from '@belegfluss/sdk';
import { cologneCode } from './cologne-phonetics.ts';
import { companyName, folded } from './company-name.ts';
import { exact } from '../money.ts';
import { jaroWinkler } from './text-similarity.ts';

/** Where a company is. */
export interface PostalAddress {
  street?: string | undefined;
  zip?: string | undefined;
  city?: string | undefined;
  country?: string | undefined;
}

/** What is known of a company when it is compared with another. */
export interface CompanyFacts {
  name: string;
  vatId?: string | null | undefined;
  email?: string | null | undefined;
  address: PostalAddress;
}

/** How alike two companies are: a score from `0.000` to `1.000` and what speaks for and against. */
export interface Likeness {
  score: string;
  reasons: Text[];
}

const NAME_WEIGHT = 0.65;
/** A name alone, without any address to compare, never proves that two companies are one. */
const NAME_ONLY_CEILING = 0.9;
const FREE_MAIL = new Set([
  'gmail.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  't-online.de',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'icloud.com',
  'freenet.de',
]);

/** Similarity of two company names from 0 to 1, regardless of the order of words, legal forms, umlauts and which one comes first. */
export function nameSimilarity(one: string, other: string): number {
  const left = companyName(one).words;
  const right = companyName(other).words;
  if (left.join(' ') === right.join(' ')) return 1;
  const words = wordSimilarity(left, right);
  const whole = jaroWinkler(left.join(' '), right.join(' '));
  if (words < 0.6) return 0.35 * whole + 0.65 * words;
  const sounds = left.map(cologneCode).join(' ') === right.map(cologneCode).join(' ') ? 1 : 0;
  return Math.min(0.99, Math.max(0.35 * whole + 0.65 * words, 0.85 * words + 0.12 * sounds));
}

/** Compares two companies; symmetric. */
export function likeness(one: CompanyFacts, other: CompanyFacts): Likeness {
  const reasons: Text[] = [];
  const name = nameSimilarity(one.name, other.name);
  reasons.push(nameReason(name));
  const address = addressSimilarity(one.address, other.address);
  let score = address === undefined ? name * NAME_ONLY_CEILING : NAME_WEIGHT * name + (1 - NAME_WEIGHT) * address;
  if (address !== undefined) reasons.push(addressReason(address));
  if (sharesMailDomain(one, other)) {
    score = Math.min(1, score + 0.05);
    reasons.push({ de: 'gleiche E-Mail-Domain', en: 'same e-mail domain' });
  }
  if (differ(companyName(one.name).legalForm, companyName(other.name).legalForm)) {
    score -= 0.1;
    reasons.push({ de: 'verschiedene Rechtsformen', en: 'different legal forms' });
  }
  if (differ(vatKey(one.vatId), vatKey(other.vatId))) {
    score -= 0.3;
    reasons.push({ de: 'verschiedene USt-IdNr.', en: 'different VAT ids' });
  }
  return { score: exact(Math.max(0, score)).toFixed(3), reasons };
}

/** The form of a VAT id in which two spellings meet; empty where there is none. */
export function vatKey(vatId: string | null | undefined): string {
  return (vatId ?? '').toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Keys of which two records must share one before they are compared, so that nobody is compared with everybody. */
export function blockingKeys(company: CompanyFacts): string[] {
  const { words } = companyName(company.name);
  const keys = words.filter((word) => word.length > 2).map((word) => `sound:${cologneCode(word) || word}`);
  keys.push(`start:${words.join('').slice(0, 5)}`);
  const { zip, country } = company.address;
  if (zip) keys.push(`zip:${(country ?? '').toUpperCase()}${folded(zip)}`);
  const domain = mailDomain(company.email);
  if (domain) keys.push(`mail:${domain}`);
  return [...new Set(keys)].sort();
}

/** How well the words of two names find each other, longer words counting more; the mean of both directions. */
function wordSimilarity(left: readonly string[], right: readonly string[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  const pairs = left.map((word) => right.map((other) => jaroWinkler(word, other)));
  const best = left.map((word, row) => word.length * Math.max(...(pairs[row] ?? [])));
  const bestOther = right.map(
    (other, column) => other.length * Math.max(...pairs.map((values) => values[column] ?? 0)),
  );
  return (total(best) / left.join('').length + total(bestOther) / right.join('').length) / 2;
}

function total(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}

function addressSimilarity(one: PostalAddress, other: PostalAddress): number | undefined {
  const parts: [number, number][] = [];
  const compare = (
    weight: number,
    left: string | undefined,
    right: string | undefined,
    how: (a: string, b: string) => number,
  ) => {
    if (left && right) parts.push([weight, how(left, right)]);
  };
  compare(0.3, one.zip, other.zip, (a, b) => (folded(a) === folded(b) ? 1 : 0));
  compare(0.25, one.city, other.city, (a, b) => jaroWinkler(folded(a), folded(b)));
  compare(0.35, one.street, other.street, (a, b) => jaroWinkler(streetKey(a), streetKey(b)));
  compare(0.1, one.country, other.country, (a, b) => (a.toUpperCase() === b.toUpperCase() ? 1 : 0));
  const weight = parts.reduce((all, [part]) => all + part, 0);
  return weight < 0.25 ? undefined : parts.reduce((all, [part, value]) => all + part * value, 0) / weight;
}

function streetKey(street: string): string {
  return folded(street)
    .replace(/strasse\b/g, 'str')
    .replace(/\bstr\b/g, 'str')
    .replaceAll(' ', '');
}

function mailDomain(email: string | null | undefined): string | undefined {
  const domain = email?.split('@')[1]?.toLowerCase();
  return domain === undefined || FREE_MAIL.has(domain) ? undefined : domain;
}

function sharesMailDomain(one: CompanyFacts, other: CompanyFacts): boolean {
  const domain = mailDomain(one.email);
  return domain !== undefined && domain === mailDomain(other.email);
}

function differ(one: string, other: string): boolean {
  return one !== '' && other !== '' && one !== other;
}

function nameReason(similarity: number): Text {
  if (similarity === 1) return { de: 'gleicher Name', en: 'same name' };
  const percent = Math.round(similarity * 100);
  return { de: `Namen zu ${percent} % ähnlich`, en: `names ${percent} % alike` };
}

function addressReason(similarity: number): Text {
  if (similarity === 1) return { de: 'gleiche Anschrift', en: 'same address' };
  const percent = Math.round(similarity * 100);
  return { de: `Anschriften zu ${percent} % ähnlich`, en: `addresses ${percent} % alike` };
}
