import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { rowArrays, type Columns } from './row-arrays.ts';

interface Row {
  id: string;
  label: string | null;
  count: number;
  facts: unknown;
  at: Date | string | null;
  raw: Buffer | null;
}
const COLUMNS: Columns<Row> = {
  id: 'uuid',
  label: 'text',
  count: 'int',
  facts: 'jsonb',
  at: 'timestamptz',
  raw: 'bytea',
};
const ID = '00000000-0000-7000-8000-000000000001';

const labelled = (label: string | null): Row => ({ id: ID, label, count: 1, facts: null, at: null, raw: null });

describe('rows as arrays', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  });
  afterAll(() => test.close());
  const read = (rows: Row[]) => {
    const parameters: unknown[] = [];
    const from = rowArrays(parameters, 'r', COLUMNS, rows);
    return test.db.query<Row>(`select id, label, count, facts, at, raw from ${from}`, parameters);
  };

  it('come out as they went in', async () => {
    const at = new Date('2026-03-29T01:30:00.123Z');
    const raw = Buffer.from([0, 0x22, 0x5c, 0x7d, 0xff]);
    const row = {
      id: ID,
      label: 'Müller & Söhne',
      count: -7,
      facts: { list: [1, null, 'x'], deep: { a: true } },
      at,
      raw,
    };
    expect(await read([row, { ...row, at: at.toISOString(), raw: Buffer.alloc(0) }])).toEqual([
      row,
      { ...row, raw: Buffer.alloc(0) },
    ]);
    expect(await read([])).toEqual([]);
  });

  it('keep every text that PostgreSQL can keep', async () => {
    const texts = [
      '',
      ' ',
      'NULL',
      'null',
      '{}',
      '{a,b}',
      ',',
      '"',
      '\\',
      '\\"',
      "'",
      'a\nb\tc\u0001',
      '🧾',
      '\u2028',
      null,
    ];
    expect((await read(texts.map(labelled))).map(({ label }) => label)).toEqual(texts);
    const facts = texts.map((text) => ({ [text ?? '']: text }));
    const kept = await read(facts.map((each) => ({ ...labelled(null), facts: each })));
    expect(kept.map((row) => row.facts)).toEqual(facts);
  });

  it('take replacement characters for what it cannot', async () => {
    const [row] = await read([{ ...labelled('a\0b\ud800'), facts: { 'k\0': '\udc00', path: 'C:\\ud800' } }]);
    expect(row).toMatchObject({ label: 'a\uFFFDb\uFFFD', facts: { 'k\uFFFD': '\uFFFD', path: 'C:\\ud800' } });
  });
});
