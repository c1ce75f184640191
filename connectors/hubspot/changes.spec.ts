import { describe, expect, it } from '@jest/globals';
import type { HttpRequest, Page } from '@belegfluss/sdk';
import { callContext } from '../test-doubles/call-context.ts';
import { faultsAgainst, officialContract } from '../test-doubles/official-contract.ts';
import { scriptedHttp, type Exchange } from '../test-doubles/scripted-http.ts';
import { hubspotPolicy } from './client.ts';
import type { HubspotConfig } from './config.ts';
import { deal } from './entities/deal.ts';

const config: HubspotConfig = { accessToken: 'token', clientSecret: 'secret' };
const START = Date.parse('2026-11-20T08:00:00.000Z');

interface StoredDeal {
  id: number;
  modified: number;
}

const HOLDS: Record<string, (found: number, wanted: number) => boolean> = {
  EQ: (found, wanted) => found === wanted,
  GT: (found, wanted) => found > wanted,
  GTE: (found, wanted) => found >= wanted,
};

/** A search over deals that refuses to go beyond its first page, as a scan must never need one. */
function search(deals: StoredDeal[], request: HttpRequest) {
  const { filterGroups, sorts, limit, after } = request.json as {
    filterGroups: { filters: { propertyName: string; operator: string; value: string }[] }[];
    sorts: string[];
    limit: number;
    after: string;
  };
  if (after !== '0') return { status: 400, body: { category: 'VALIDATION_ERROR' } };
  const value = (stored: StoredDeal, name: string) => (name === 'hs_object_id' ? stored.id : stored.modified);
  const filters = filterGroups[0]?.filters ?? [];
  const found = deals
    .filter((stored) =>
      filters.every((each) => HOLDS[each.operator]?.(value(stored, each.propertyName), Number(each.value))),
    )
    .toSorted((left, right) => value(left, sorts[0] ?? '') - value(right, sorts[0] ?? ''));
  return { status: 200, body: { total: found.length, results: found.slice(0, limit).map(objectOf) } };
}

function objectOf({ id, modified }: StoredDeal) {
  const properties = { hs_lastmodifieddate: new Date(modified).toISOString(), hs_object_id: String(id) };
  // What HubSpot calls updated is another moment where an association was changed.
  const other = new Date(START - 60_000).toISOString();
  return { id: String(id), properties, createdAt: other, updatedAt: other, archived: false };
}

async function scan(
  deals: StoredDeal[],
  since: string,
  between?: (page: number) => void,
): Promise<{ keys: string[]; exchanges: Exchange[] }> {
  const { http, exchanges } = scriptedHttp(hubspotPolicy(config), (request) => search(deals, request));
  const ctx = callContext(config, http);
  const keys: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page: Page | undefined = await deal.changes?.(ctx, since, cursor);
    keys.push(...(page?.records ?? []).map((record) => record.key));
    cursor = page?.next;
    pages += 1;
    between?.(pages);
  } while (cursor !== undefined && pages < 200);
  return { keys, exchanges };
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
const since = new Date(START).toISOString();

describe('scans of changed deals', () => {
  it('begin with the moment itself and end on a short page', async () => {
    const deals = [
      { id: 1, modified: START - 1 },
      { id: 2, modified: START },
      { id: 3, modified: START + 5 },
    ];
    expect((await scan(deals, since)).keys).toEqual(['2', '3']);
    expect((await scan([], since)).keys).toEqual([]);
  });

  it('find each of a thousand deals once when seven share a time stamp', async () => {
    const deals = ids(1000).map((id) => ({ id: Number(id), modified: START + Math.floor(Number(id) / 7) }));
    const { keys } = await scan(deals, since);
    expect(keys.toSorted((left, right) => Number(left) - Number(right))).toEqual(ids(1000));
  });

  it('pass more than ten thousand deals with one time stamp, and those after them', async () => {
    const deals = ids(10_400).map((id) => ({ id: Number(id), modified: START }));
    deals.push({ id: 10_401, modified: START + 1 });
    const { keys } = await scan(deals, since);
    expect(new Set(keys)).toEqual(new Set(ids(10_401)));
    expect(keys).toHaveLength(10_401);
  });

  it('miss none when a deal that was read changes while the scan goes on', async () => {
    const deals = ids(600).map((id) => ({ id: Number(id), modified: START + Number(id) }));
    const { keys } = await scan(deals, since, (page) => {
      const first = deals[page];
      if (first !== undefined && page < 3) first.modified = START + 10_000;
    });
    expect(new Set(keys)).toEqual(new Set(ids(600)));
  });

  it('ask in the form that HubSpot describes', async () => {
    const deals = ids(250).map((id) => ({ id: Number(id), modified: START }));
    const { exchanges } = await scan(deals, since);
    expect(faultsAgainst(officialContract('hs2609-deals.json'), exchanges)).toEqual([]);
    // A full page, the moment of it in two pages, and what came after: a short page ends without being asked for more.
    expect(exchanges).toHaveLength(4);
  });

  it('refuse a page in disorder, because it would hide deals', async () => {
    const results = [START + 9, START].map((modified) => objectOf({ id: modified, modified }));
    const { http } = scriptedHttp(hubspotPolicy(config), { body: { results } });
    await expect(deal.changes?.(callContext(config, http), since, undefined)).rejects.toMatchObject({
      kind: 'transient',
      code: 'hubspot.page_out_of_order',
    });
  });
});
