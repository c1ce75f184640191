import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { findLink, linkRecord, linksOf, type Link } from './index.ts';

const link: Link = {
  connection: 'crm',
  entity: 'company',
  externalKey: '77',
  kind: 'party',
  internalId: 'p1',
  source: 'exact:vat_id',
  createdAt: new Date('2026-03-01T08:00:00Z'),
};

describe('links', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase();
  }, 120_000);
  afterAll(() => test.close());

  it('keeps one link for an external record, however often it is linked', async () => {
    await linkRecord(test.db, link);
    await linkRecord(test.db, { ...link, source: 'person:anna' });
    expect(await findLink(test.db, link)).toEqual(link);
    expect(await findLink(test.db, { ...link, externalKey: '78' })).toBeUndefined();
  });

  it('refuses to link an external record to a second one of ours', async () => {
    await expect(linkRecord(test.db, { ...link, internalId: 'p2' })).rejects.toMatchObject({
      diagnostics: [{ code: 'link.conflict' }],
    });
  });

  it('lists every external record of one of ours', async () => {
    await linkRecord(test.db, { ...link, connection: 'clm', entity: 'contact', externalKey: 'c9' });
    expect((await linksOf(test.db, 'party', 'p1')).map(({ connection }) => connection)).toEqual(['clm', 'crm']);
  });
});
