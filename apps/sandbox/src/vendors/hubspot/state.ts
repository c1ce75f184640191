import type { EffectMark } from '../../effects.ts';
import { TYPE_FACTS, type ObjectType } from './object-types.ts';

/** Property values: text, or null where nothing is set. */
export type Properties = Record<string, string | null>;

/** A CRM record. Dates are business time, ISO 8601. */
export interface HubspotRecord {
  type: ObjectType;
  id: string;
  properties: Properties;
  createdAt: string;
  updatedAt: string;
}

/** The end of an association. */
export interface RecordRef {
  type: ObjectType;
  id: string;
}

/** What is kept in the journal; `real` is the technical time in milliseconds. */
export type HubspotEvent =
  | { type: 'put'; record: HubspotRecord; links: RecordRef[]; real: number; effect?: EffectMark }
  | { type: 'changed'; ref: RecordRef; changes: Properties; at: string; real: number; effect?: EffectMark }
  | { type: 'linked'; from: RecordRef; to: RecordRef };

/** The CRM as it follows from its journal. */
export interface HubspotState {
  apply(event: HubspotEvent): void;
  get(type: ObjectType, id: string): HubspotRecord | undefined;
  /** By the value of a property instead of the id. */
  findBy(type: ObjectType, property: string, value: string): HubspotRecord | undefined;
  all(type: ObjectType): HubspotRecord[];
  /** Records as the search index knows them: behind by `lagMs` of real time. */
  indexed(type: ObjectType, lagMs: number): HubspotRecord[];
  links(from: RecordRef, to: ObjectType): string[];
  nextId(): string;
}

interface Entry {
  current: HubspotRecord;
  /** Newest last; older ones are dropped once a newer one is a minute old. */
  versions: { real: number; record: HubspotRecord }[];
}

const KEEP_VERSIONS_MS = 60_000;
const FIRST_OWN_ID = 900_000_000_001;

/** An empty CRM. */
export function createHubspotState(): HubspotState {
  const entries = new Map<string, Entry>();
  const links = new Map<string, Set<string>>();
  let highest = FIRST_OWN_ID - 1;

  function put(record: HubspotRecord, real: number): void {
    const known = entries.get(keyOf(record));
    const recent = (known?.versions ?? []).filter(
      (_version, index, all) => (all[index + 1]?.real ?? real) > real - KEEP_VERSIONS_MS,
    );
    entries.set(keyOf(record), { current: record, versions: [...recent, { real, record }] });
    highest = Math.max(highest, Number(record.id));
  }

  function link(from: RecordRef, to: RecordRef): void {
    for (const [near, far] of [
      [from, to],
      [to, from],
    ] as const) {
      const key = `${keyOf(near)}>${far.type}`;
      links.set(key, (links.get(key) ?? new Set()).add(far.id));
    }
  }

  const ofType = (type: ObjectType): Entry[] => [...entries.values()].filter((entry) => entry.current.type === type);
  const all = (type: ObjectType): HubspotRecord[] => ofType(type).map((entry) => entry.current);
  return {
    apply(event) {
      if (event.type === 'linked') return link(event.from, event.to);
      if (event.type === 'put') {
        put(event.record, event.real);
        for (const end of event.links) link(event.record, end);
        return;
      }
      const known = entries.get(keyOf(event.ref))?.current;
      if (known !== undefined) put(changed(known, event.changes, event.at), event.real);
    },
    get: (type, id) => entries.get(keyOf({ type, id }))?.current,
    findBy: (type, property, value) =>
      all(type).find((record) => record.properties[property]?.toLowerCase() === value.toLowerCase()),
    all,
    indexed(type, lagMs) {
      const edge = Date.now() - lagMs;
      return ofType(type).flatMap((entry) => entry.versions.findLast((version) => version.real <= edge)?.record ?? []);
    },
    links: (from, to) => [...(links.get(`${keyOf(from)}>${to}`) ?? [])],
    nextId: () => String(Math.max(highest + 1, FIRST_OWN_ID)),
  };
}

/** A new record with the properties that HubSpot adds itself. */
export function newRecord(type: ObjectType, id: string, properties: Properties, at: string): HubspotRecord {
  const createdAt = properties['createdate'] ?? at;
  const own = { createdate: createdAt, [TYPE_FACTS[type].modified]: at, hs_object_id: id };
  return { type, id, properties: { ...properties, ...derived(type, properties), ...own }, createdAt, updatedAt: at };
}

/** The changes that really change something, together with what follows from them. */
export function effectiveChanges(record: HubspotRecord, wanted: Properties): Properties {
  const changes = Object.entries(wanted).filter(([name, value]) => (record.properties[name] ?? null) !== value);
  return changes.length === 0
    ? {}
    : { ...Object.fromEntries(changes), ...derived(record.type, Object.fromEntries(changes)) };
}

function changed(record: HubspotRecord, changes: Properties, at: string): HubspotRecord {
  const properties = { ...record.properties, ...changes, [TYPE_FACTS[record.type].modified]: at };
  return { ...record, properties, updatedAt: at };
}

/** HubSpot computes whether a deal is closed and won from its stage. */
function derived(type: ObjectType, changes: Properties): Properties {
  const stage = changes['dealstage'];
  if (type !== 'deals' || stage === undefined) return {};
  const isWon = stage === 'closedwon';
  return { hs_is_closed_won: String(isWon), hs_is_closed: String(isWon || stage === 'closedlost') };
}

function keyOf(ref: RecordRef): string {
  return `${ref.type}/${ref.id}`;
}
