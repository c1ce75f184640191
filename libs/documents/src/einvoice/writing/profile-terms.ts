import { extendedTerms } from '../terms/extended-terms.ts';
import { invoiceFrom, invoiceShape } from '../model/invoice-shape.ts';
import type { Invoice } from '../model/index.ts';
import { requireModel } from '../model/model-check.ts';
import type { Entry, Fields, Shape } from '../model/shape.ts';
import type { InvoiceProfile } from '../profile.ts';
import type { SmallProfile } from '../rules-factur-x/profile-terms.ts';
import { termsOutside } from '../rules-factur-x/profile-terms.ts';

const small: readonly InvoiceProfile[] = ['factur-x-minimum', 'factur-x-basic-wl', 'factur-x-basic'];

function isSmall(profile: InvoiceProfile): profile is SmallProfile {
  return small.includes(profile);
}

const ofExtended: ReadonlySet<string> = new Set(extendedTerms.map(({ id }) => id));

/** Whether a profile has no such term or group. Sub lines and third party payments belong to XRechnung's extension and to EXTENDED. */
export function isOutside(profile: InvoiceProfile, id: string): boolean {
  if (ofExtended.has(id) || id.startsWith('BG-X-')) return profile !== 'factur-x-extended';
  if (/^B[GT]-DEX-/.test(id)) return profile !== 'xrechnung-extension' && profile !== 'factur-x-extended';
  return isSmall(profile) && termsOutside(profile).has(id);
}

/**
 * The invoice with nothing but what a profile knows: MINIMUM and BASIC WL say less than an invoice has to say, on purpose. Without
 * this, a writer refuses what its profile has no place for. What has not the types of the model is thrown as by the writers.
 */
export function reducedTo(profile: InvoiceProfile, invoice: Invoice): Invoice {
  requireModel(invoice, 'types');
  return invoiceFrom(reduced(invoiceShape, { ...invoice }, profile));
}

function reduced(shape: Shape, fields: Fields, profile: InvoiceProfile): Fields {
  const kept: Fields = {};
  for (const [name, entry] of shape.fields) {
    const value = fields[name] === undefined ? undefined : reducedEntry(entry, fields[name], profile);
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

function reducedEntry(entry: Entry, value: unknown, profile: InvoiceProfile): unknown {
  if (entry.kind === 'term') return isOutside(profile, entry.term) ? undefined : value;
  const isList = Array.isArray(value);
  if (entry.kind === 'group' && entry.further && profile !== 'factur-x-extended') return undefined;
  if (entry.kind === 'group' && isOutside(profile, entry.group)) return entry.must ? (isList ? [] : {}) : undefined;
  if (entry.kind === 'values' && isOutside(profile, entry.term)) return undefined;
  const shape = entry.kind === 'group' ? entry.shape() : entry.shape;
  if (isList) return value.map((each: Fields) => reduced(shape, each, profile));
  const inner = reduced(shape, { ...(value as Fields) }, profile);
  return Object.keys(inner).length > 0 || entry.must ? inner : undefined;
}
