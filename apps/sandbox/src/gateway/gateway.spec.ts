import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, runSandbox, type RunningSandbox } from '../../test/running-sandbox.ts';

const DEAL = '/hubspot/crm/objects/2026-09/deals/101';
const WIN = { properties: { dealstage: 'closedwon' } };
const KEY = { 'idempotency-key': 'k' };

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await runSandbox();
  await sandbox.call('POST', '/control/hubspot/records', { deals: [{ id: '101', properties: { dealstage: 'open' } }] });
});
afterEach(() => sandbox.close());

const fault = (body: object): ReturnType<RunningSandbox['call']> =>
  sandbox.call('POST', '/control/faults', { vendor: 'hubspot', ...body });
const stage = async (): Promise<string> => {
  const { json } = await sandbox.call('GET', '/control/hubspot/deals/101');
  return (json as { properties?: { dealstage: string } }).properties?.dealstage ?? '';
};
const effects = async (from: RunningSandbox = sandbox): Promise<number | undefined> => {
  const { json } = await from.call('GET', '/control/effects');
  return (json as { hubspot?: { count: number } }).hubspot?.count;
};

describe('faults', () => {
  it('answer with the ordered status in the form of the vendor, as often as ordered', async () => {
    await fault({ route: 'deals.read', kind: 'status', status: 503, retryAfter: 4, times: 1 });
    const first = await sandbox.call('GET', DEAL);
    expect([first.status, first.json['category'], first.headers.get('retry-after')]).toEqual([
      503,
      'INTERNAL_ERROR',
      '4',
    ]);
    expect((await sandbox.call('GET', DEAL)).status).toBe(200);
  });

  it('drop the connection after the change is kept, or before it is made', async () => {
    await fault({ route: 'PATCH /crm', kind: 'drop_before_commit', times: 1 });
    await expect(sandbox.call('PATCH', DEAL, WIN, KEY)).rejects.toThrow('fetch failed');
    expect([await stage(), await effects()]).toEqual(['open', 0]);
    await fault({ route: 'deals.update', kind: 'drop_after_commit', times: 1 });
    await expect(sandbox.call('PATCH', DEAL, WIN, KEY)).rejects.toThrow('fetch failed');
    expect([await stage(), await effects()]).toEqual(['closedwon', 1]);
  });

  it('answer half a JSON document, or 429 with the time to wait', async () => {
    await fault({ kind: 'malformed', times: 1 });
    const broken = await sandbox.call('GET', DEAL);
    expect(() => JSON.parse(broken.text)).toThrow(SyntaxError);
    await fault({ kind: 'rate_limit', retryAfter: 2, times: 1 });
    const limited = await sandbox.call('GET', DEAL);
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2']);
  });

  it('end when they are taken back', async () => {
    await fault({ kind: 'status', status: 500, times: 9 });
    await sandbox.call('DELETE', '/control/faults');
    expect((await sandbox.call('GET', DEAL)).status).toBe(200);
  });
});

describe('holds', () => {
  it('keep an answer back after the change until it is released', async () => {
    await sandbox.call('POST', '/control/hold', { vendor: 'hubspot', route: 'deals.update', point: 'after_commit' });
    const pending = sandbox.call('PATCH', DEAL, WIN, KEY);
    await eventually(async () => {
      const holds = (await sandbox.call('GET', '/control/holds')).json['holds'] as unknown as { reached: boolean }[];
      return holds[0]?.reached === true;
    });
    expect(await stage()).toBe('closedwon');
    expect((await sandbox.call('POST', '/control/release')).json['released']).toBe(1);
    expect((await pending).status).toBe(200);
  });
});

describe('the gateway', () => {
  it('has every effect of an answered request on the disk, also when the process dies at once', async () => {
    await sandbox.call('PATCH', DEAL, WIN, KEY);
    const copy = mkdtempSync(join(tmpdir(), 'sandbox-copy-'));
    cpSync(sandbox.dir, copy, { recursive: true });
    const revived = await runSandbox({ dir: copy });
    expect(await effects(revived)).toBe(1);
    expect((await revived.call('GET', `${DEAL}?properties=dealstage`)).json['properties']).toMatchObject({
      dealstage: 'closedwon',
    });
    await revived.close();
  });

  it('answers 599 to an operation that the vendor does not have, and remembers it', async () => {
    expect((await sandbox.call('GET', '/hubspot/crm/v3/objects/deals')).status).toBe(599);
    expect((await sandbox.call('GET', '/control/violations')).json).toMatchObject({
      count: 1,
      violations: [{ vendor: 'hubspot', side: 'request' }],
    });
  });

  it('runs business time on from where it was set, also after a restart', async () => {
    await sandbox.call('POST', '/control/clock', { now: '2027-01-15T08:00:00.000Z' });
    await sandbox.close();
    sandbox = await runSandbox({ dir: sandbox.dir });
    const { json } = await sandbox.call('PATCH', DEAL, WIN);
    expect(String(json['updatedAt'])).toMatch(/^2027-01-15T08:0/);
  });

  it('refuses settings that it does not know', async () => {
    const { status, json } = await sandbox.call('POST', '/control/settings', { hubspot: { colour: 'red' } });
    expect([status, json['error']]).toEqual([400, 'hubspot.colour: unknown or of the wrong type']);
  });
});
