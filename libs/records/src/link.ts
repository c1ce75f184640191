import { DiagnosticError } from '@belegfluss/sdk';
import type { Sql } from '@belegfluss/store';

/** A record of another system and the record of ours that it is. One external record has one link. */
export interface Link {
  connection: string;
  entity: string;
  externalKey: string;
  /** Kind of our record: `party`, `contract`. */
  kind: string;
  internalId: string;
  /** Who decided it: `exact:vat_id`, `person:anna`, `created`. */
  source: string;
  /** Business time. */
  createdAt: Date;
}

/** Which external record. */
export type ExternalRecord = Pick<Link, 'connection' | 'entity' | 'externalKey'>;

const COLUMNS = `connection, entity, external_key as "externalKey", kind, internal_id as "internalId", source, created_at as "createdAt"`;

/**
 * Links an external record to one of ours; the same link again changes nothing.
 * Throws DiagnosticError `link.conflict` where it is linked to another record already.
 */
export async function linkRecord(tx: Sql, link: Link): Promise<void> {
  await tx.query(
    `insert into link (connection, entity, external_key, kind, internal_id, source, created_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [link.connection, link.entity, link.externalKey, link.kind, link.internalId, link.source, link.createdAt],
  );
  const existing = await findLink(tx, link);
  if (existing && (existing.kind !== link.kind || existing.internalId !== link.internalId)) throw conflict(existing);
}

/** The link of an external record, or `undefined` where we have not met it yet. */
export async function findLink(sql: Sql, record: ExternalRecord): Promise<Link | undefined> {
  const [link] = await sql.query<Link>(
    `select ${COLUMNS} from link where connection = $1 and entity = $2 and external_key = $3`,
    [record.connection, record.entity, record.externalKey],
  );
  return link;
}

/** Every external record that one of ours is linked to, in the order of connection, entity and key. */
export function linksOf(sql: Sql, kind: string, internalId: string): Promise<Link[]> {
  return sql.query<Link>(
    `select ${COLUMNS} from link where kind = $1 and internal_id = $2 order by connection, entity, external_key`,
    [kind, internalId],
  );
}

function conflict(existing: Link): DiagnosticError {
  return new DiagnosticError({
    code: 'link.conflict',
    severity: 'error',
    message: {
      de: 'Dieser fremde Datensatz ist schon mit einem anderen unserer Datensätze verknüpft.',
      en: 'This external record is linked to another of our records already.',
    },
    remedy: {
      de: 'Prüfen, welche Verknüpfung stimmt, und die andere lösen.',
      en: 'Find out which link is right and remove the other one.',
    },
    facts: {
      connection: existing.connection,
      entity: existing.entity,
      kind: existing.kind,
      internalId: existing.internalId,
    },
  });
}
