import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { shared } from '@belegfluss/testing';
import { signIn } from '../../test/datev-session.ts';
import { eventually, runSandbox, type RunningSandbox } from '../../test/running-sandbox.ts';

const CRM = '/hubspot/crm/objects/2026-09';
const DOCUMENTS = '/pandadoc/public/v1/documents';
const specs = shared('vendors/normalized');
const withSpecs = (title: string, run: () => Promise<void>): void =>
  it(title, async () => (specs === undefined ? undefined : run()));

let sandbox: RunningSandbox;
beforeEach(async () => {
  sandbox = await runSandbox({
    settings: { pandadoc: { draftDelayMs: 20 } },
    ...(specs === undefined ? {} : { specs }),
  });
  await sandbox.call('POST', '/control/hubspot/records', { deals: [{ id: '101', properties: { dealname: 'A' } }] });
});
afterEach(() => sandbox.close());

const violations = async (): Promise<{ side: string; reasons: string[] }[]> =>
  (await sandbox.call('GET', '/control/violations')).json['violations'] as never;

describe('the judge of contracts', () => {
  withSpecs('answers 599 with the reasons to a body that breaks the description, and nothing is changed', async () => {
    const { status, json } = await sandbox.call(
      'PATCH',
      `${CRM}/deals/101`,
      { properties: { amount: 12 } },
      { 'idempotency-key': 'k' },
    );
    expect([status, json['reasons']]).toEqual([599, ['body/properties/amount: must be string']]);
    expect((await sandbox.call('GET', '/control/effects')).json['hubspot']).toMatchObject({ count: 0 });
  });

  withSpecs('takes unknown query parameters, missing fields and wrong media types for breaches', async () => {
    await sandbox.call('GET', `${CRM}/deals/101?property=amount`);
    await sandbox.call('POST', `${CRM}/deals/search`, { filterGroups: [] });
    await sandbox.call('POST', DOCUMENTS, Buffer.from('{}'), { 'content-type': 'text/plain' });
    const reasons = (await violations()).flatMap((violation) => violation.reasons);
    expect(reasons).toContain('query property: unknown parameter');
    expect(reasons).toContain("body: must have required property 'sorts'");
    expect(reasons).toContainEqual(expect.stringContaining('content-type text/plain'));
  });

  withSpecs('demands the header parameters of an upload', async () => {
    const { headers } = await signIn(sandbox);
    const path = '/datev/platform-sandbox/v3/clients/455148-1/extf-files/import';
    const { status, json } = await sandbox.call('POST', path, Buffer.from('x'), {
      ...headers,
      'content-type': 'application/octet-stream',
    });
    expect([status, json['reasons']]).toEqual([599, ['header Filename: missing']]);
  });

  withSpecs('finds nothing wrong with right requests, nor with the answers of the sandbox to them', async () => {
    await sandbox.call('GET', `${CRM}/deals/101?properties=dealname,amount&associations=companies`);
    await sandbox.call('POST', `${CRM}/companies`, { properties: { name: 'B' }, associations: [] });
    await sandbox.call('POST', `${CRM}/deals/batch/read`, {
      inputs: [{ id: '101' }, { id: '9' }],
      properties: [],
      propertiesWithHistory: [],
    });
    await sandbox.call('GET', `${CRM}/contacts?limit=5`);
    const created = await sandbox.call('POST', DOCUMENTS, {
      name: 'V',
      template_uuid: 't',
      recipients: [{ email: 'a@example.org', role: 'Kunde' }],
    });
    const id = String(created.json['id']);
    await eventually(async () => (await sandbox.call('GET', `${DOCUMENTS}/${id}`)).json['status'] === 'document.draft');
    await sandbox.call('POST', `${DOCUMENTS}/${id}/send`, { silent: true });
    await sandbox.call('GET', `${DOCUMENTS}/${id}/details`);
    await sandbox.call(
      'GET',
      `${DOCUMENTS}?metadata_deal=1&count=10&page=1&status=2&modified_from=2026-11-01T00:00:00Z`,
    );
    await sandbox.call('GET', `${DOCUMENTS}/unknown`);
    const { headers } = await signIn(sandbox);
    await sandbox.call('GET', '/datev/platform-sandbox/v2/clients?top=10', undefined, headers);
    expect(await violations()).toEqual([]);
  });
});
