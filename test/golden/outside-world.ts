import type { Pack } from '@belegfluss/flow';
import type { Action, Connector, Entity, Page, StoredRecord, WriteContext } from '@belegfluss/sdk';
import type { FoundRow, StoredTable } from '@belegfluss/tables';
import type { Gateway } from '../../libs/engine/src/gateway/gateway.ts';
import type { RunTables } from '../../libs/engine/src/step/run-tables.ts';
import type { Outside } from './history.ts';
import { Inventor } from './inventor.ts';

type Fields = Record<string, unknown>;

/** The pack's connections with their real shapes and judgements of input; what they would say comes from `outside`. */
export function outsideGateway(pack: Pack, outside: Outside, inventor = new Inventor(1)): Gateway {
  const connectors = new Map(
    pack.connections.map(({ name, connector }) => [name, answering(name, connector, outside, inventor)]),
  );
  return {
    has: (connection) => connectors.has(connection),
    connector: (connection) => {
      const found = connectors.get(connection);
      if (!found) throw new Error(`${connection} is not configured`);
      return found;
    },
    config: () => Promise.resolve({} as never),
    context: (_connection, call) => Promise.resolve(call as WriteContext<never>),
  };
}

function answering(name: string, connector: Connector, outside: Outside, inventor: Inventor): Connector {
  return {
    ...connector,
    entities: connector.entities.map((entity) =>
      answeringEntity(`${name}.${entity.id}`, entity as Entity, outside, inventor),
    ),
    actions: connector.actions.map((action) =>
      answeringAction(`${name}.${action.id}`, action as Action, outside, inventor),
    ),
  } as Connector;
}

function answeringEntity(target: string, entity: Entity, outside: Outside, inventor: Inventor): Entity {
  const one = () => inventor.value(entity.schema);
  return {
    ...entity,
    ...(entity.read && { read: () => outside(target, one) }),
    ...(entity.readMany && { readMany: () => outside(target, () => [one(), one()]) }),
    ...(entity.changes && {
      changes: (_ctx, _since, cursor) => outside(`pages ${target}`, () => listedPage(one, cursor)),
    }),
    ...(entity.upsert && {
      upsert: {
        fields: entity.upsert.fields,
        by: entity.upsert.by,
        find: (_ctx, by, value) => outside(`seek ${target}`, () => soughtRecords(inventor, by, value)),
        create: () => outside(`create ${target}`, () => ({ key: '17' })),
        update: () => outside(`update ${target}`, () => undefined),
      },
    }),
    ...(entity.match && {
      match: () =>
        outside(`match ${target}`, () =>
          inventor.chance(8) ? { verdict: 'uncertain', candidates: [] } : { verdict: 'matched', record: one() },
        ),
    }),
  } as Entity;
}

/** Two records on the first page, one on the second and last. */
function listedPage(record: () => unknown, cursor: string | undefined): Page {
  const keys = cursor === undefined ? ['1', '2'] : ['3'];
  const records = keys.map((key) => ({ key, changedAt: '2026-11-22T07:00:00.000Z', record: record() as Fields }));
  return { records, ...(cursor === undefined && { next: 'second' }) };
}

/** None, one that differs, or one too many. */
function soughtRecords(inventor: Inventor, by: string, value: string): StoredRecord[] {
  if (inventor.chance(3)) return [];
  const first = { key: '17', record: { [by]: value, name: 'Rheintal GmbH', city: inventor.pick(['Köln', 'Bonn']) } };
  return inventor.chance(6) ? [first, { ...first, key: '18' }] : [first];
}

function answeringAction(target: string, action: Action, outside: Outside, inventor: Inventor): Action {
  const output = () => inventor.value(action.output);
  const { effect } = action;
  return {
    ...action,
    run: () => outside(target, output),
    effect:
      'find' in effect
        ? { ...effect, find: () => outside(`find ${target}`, () => (inventor.chance(2) ? output() : undefined)) }
        : effect,
  } as Action;
}

/** Rows of a key (those of a whole table are none here), or the head of a table. */
export type TableSource = (what: 'table' | 'rows', table: string, key: string[]) => unknown[];

/** The tables of a run: rows of look-ups and, for a question about a missing one, the table's definition. */
export function outsideTables(outside: Outside, source: TableSource = () => []): RunTables {
  const ask = (what: 'table' | 'rows', table: string, key: readonly string[]) =>
    outside(`${what} ${table}`, () => source(what, table, [...key])) as Promise<unknown[]>;
  return {
    find: async ({ table, key }) => {
      const [row] = (await ask('rows', table, key)) as FoundRow[];
      // Where there is none, it was asked whether there is such a table.
      if (!row) await ask('table', table, []);
      return row;
    },
    read: async (table) => {
      const [head] = (await ask('table', table, [])) as Pick<StoredTable, 'definition'>[];
      if (!head) throw new Error(`nobody has told of the table ${table}`);
      return { definition: head.definition, rows: (await ask('rows', table, [])) as StoredTable['rows'] };
    },
    add: () => Promise.reject(new Error('nobody answers a question in a history')),
  };
}
