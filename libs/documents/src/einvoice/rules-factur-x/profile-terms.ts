import type { InvoiceProfile } from '../profile.ts';
import { groupsAround } from '../terms/hierarchy.ts';
import { termGroups, terms } from '../terms/index.ts';

/** The profiles of Factur-X and ZUGFeRD that know less than EN 16931. */
export type SmallProfile = Extract<InvoiceProfile, 'factur-x-minimum' | 'factur-x-basic-wl' | 'factur-x-basic'>;

/** All that MINIMUM knows (Factur-X 1.0, ZUGFeRD 2); its schema gives the buyer what the seller has: VAT id and country. */
const minimum = new Set(
  (
    'BT-1 BT-2 BT-3 BT-5 BT-10 BT-13 BT-23 BT-24 BT-27 BT-30 BT-30-1 BT-31 BT-32 BT-40 BT-44 BT-47 BT-47-1 BT-48 BT-55 BT-109 BT-110 BT-112 ' +
    'BT-115 BG-0 BG-2 BG-4 BG-5 BG-7 BG-8 BG-22'
  ).split(' '),
);

/** What BASIC WL and BASIC leave out of the document: references, contacts, details of the payment, attachments. */
const outsideBasic = (
  'BT-11 BT-14 BT-15 BT-17 BT-18 BT-18-1 BT-33 BT-41 BT-42 BT-43 BT-56 BT-57 BT-58 BT-82 BT-85 BT-86 BT-87 BT-88 BT-114 BG-6 ' +
  'BG-9 BG-18 BG-24'
).split(' ');

/** What BASIC leaves out of lines. */
const outsideBasicLines =
  'BT-128 BT-128-1 BT-132 BT-133 BT-154 BT-155 BT-156 BT-158 BT-158-1 BT-158-2 BT-159 BT-160 BT-161 BG-32'.split(' ');

const outside: Record<SmallProfile, ReadonlySet<string>> = {
  'factur-x-minimum': new Set([...terms.keys(), ...termGroups.keys()].filter((id) => !minimum.has(id))),
  'factur-x-basic-wl': new Set([...outsideBasic, ...inside('BG-24'), 'BG-25', ...inside('BG-25')]),
  'factur-x-basic': new Set([...outsideBasic, ...inside('BG-24'), ...outsideBasicLines]),
};

function inside(group: string): string[] {
  const ofGroup = [...terms.keys()].filter((term) => groupsAround(term).includes(group));
  return [...ofGroup, ...[...termGroups.values()].filter(({ parent }) => parent === group).map(({ id }) => id)];
}

/** The terms and groups that a profile does not have. */
export function termsOutside(profile: SmallProfile): ReadonlySet<string> {
  return outside[profile];
}
