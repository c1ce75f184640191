/** The kinds of records that the sandbox keeps. */
export const OBJECT_TYPES = ['deals', 'companies', 'contacts', 'line_items'] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

/** Names and numbers under which HubSpot knows one kind. */
interface TypeFacts {
  aliases: string[];
  /** Name in webhooks. */
  event: string;
  /** Key in `associations`; line items really have a space there. */
  associationKey: string;
  modified: string;
  defaults: string[];
}

/** Facts about each kind of record. */
export const TYPE_FACTS: Readonly<Record<ObjectType, TypeFacts>> = {
  deals: {
    aliases: ['deals', 'deal', '0-3'],
    event: 'deal',
    associationKey: 'deals',
    modified: 'hs_lastmodifieddate',
    defaults: ['amount', 'closedate', 'dealname', 'dealstage', 'pipeline'],
  },
  companies: {
    aliases: ['companies', 'company', '0-2'],
    event: 'company',
    associationKey: 'companies',
    modified: 'hs_lastmodifieddate',
    defaults: ['domain', 'name'],
  },
  contacts: {
    aliases: ['contacts', 'contact', '0-1'],
    event: 'contact',
    associationKey: 'contacts',
    modified: 'lastmodifieddate',
    defaults: ['email', 'firstname', 'lastname'],
  },
  line_items: {
    aliases: ['line_items', 'line_item', 'line items', '0-8'],
    event: 'line_item',
    associationKey: 'line items',
    modified: 'hs_lastmodifieddate',
    defaults: ['amount', 'quantity'],
  },
};

/** The kind that this name or number means. */
export function objectTypeOf(name: string): ObjectType | undefined {
  return OBJECT_TYPES.find((type) => TYPE_FACTS[type].aliases.includes(name));
}

const ASSOCIATION_TYPES: Readonly<Record<number, ObjectType>> = {
  1: 'companies',
  279: 'companies',
  5: 'companies',
  341: 'companies',
  2: 'contacts',
  280: 'contacts',
  3: 'contacts',
  4: 'deals',
  6: 'deals',
  20: 'deals',
  342: 'deals',
  19: 'line_items',
};

/** The kind of record at the far end of an association with HubSpot's own type number. */
export function associationTarget(typeId: number): ObjectType | undefined {
  return ASSOCIATION_TYPES[typeId];
}

/** Names that an association carries in a record; the first company of a record is listed twice, as primary and unlabelled. */
export function associationNames(from: ObjectType, to: ObjectType, isFirst: boolean): string[] {
  const name = `${TYPE_FACTS[from].event}_to_${TYPE_FACTS[to].event}`;
  return to === 'companies' && isFirst && from !== 'line_items' ? [name, `${name}_unlabeled`] : [name];
}
