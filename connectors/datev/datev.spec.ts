import { describe, expect, it } from '@jest/globals';
import { callContext, lookUp, memoryFiles } from '../test-doubles/call-context.ts';
import { faultsAgainst, officialContract } from '../test-doubles/official-contract.ts';
import { scriptedHttp } from '../test-doubles/scripted-http.ts';
import { sharedSamples } from '../test-doubles/shared-material.ts';
import { extfImport } from './actions/extf-import.ts';
import { datevPolicy } from './client.ts';
import type { DatevConfig } from './config.ts';
import { client } from './entities/client.ts';
import { importJob } from './entities/import-job.ts';
import { classify } from './errors.ts';
import { datev } from './index.ts';
import { referenceId } from './reference.ts';

const config: DatevConfig = {
  clientId: 'app',
  clientSecret: 'secret',
  consultantNumber: '29098',
  clientNumber: '55003',
};
const job = {
  id: 'job-1',
  filename: 'EXTF_BS_1.csv',
  reference_id: 'batch 7',
  result: 'pending',
  timestamp: '2026-11-20T10:00:00Z',
};

function outside(script: Parameters<typeof scriptedHttp>[1]) {
  const { http, exchanges } = scriptedHttp(datevPolicy(config), script);
  return { ctx: callContext(config, http, memoryFiles()), exchanges };
}

const extf = officialContract('datev-accounting_extf-files-3.0.1.json', '/v3');
const clients = officialContract('datev-accounting-clients-2.0.json', '/v2');

describe('extf.import', () => {
  const location = '/clients/29098-55003/extf-files/jobs/8a772151-6c21';

  it('hands the bytes over and names the job', async () => {
    const { ctx, exchanges } = outside({ status: 202, headers: { location, 'retry-after': '7' } });
    const bytes = new TextEncoder().encode('"EXTF";700');
    const file = await ctx.files.put(bytes, 'batch.csv', 'text/csv');
    const output = await extfImport.run(ctx, { file, fileName: 'EXTF_BS_1.csv', referenceId: 'batch 7' });
    expect(output).toEqual({ jobId: '8a772151-6c21', retryAfterSeconds: 7 });
    expect(exchanges[0]?.request).toMatchObject({
      path: '/v3/clients/29098-55003/extf-files/import',
      body: bytes,
      writes: true,
      headers: {
        Filename: 'EXTF_BS_1.csv',
        'Reference-Id': 'batch 7',
        'X-DATEV-Client-Id': 'app',
        'Idempotency-Key': ctx.effectKey,
      },
    });
    expect(faultsAgainst(extf, exchanges)).toEqual([]);
  });

  it.each([undefined, 'Mon, 23 Nov 2026 12:00:00 GMT'])(
    'has its job looked at after our own time where DATEV names no seconds (%s)',
    async (retryAfter) => {
      const headers = { location, ...(retryAfter !== undefined && { 'retry-after': retryAfter }) };
      const { ctx } = outside({ status: 202, headers });
      const file = await ctx.files.put(new TextEncoder().encode('"EXTF";700'), 'batch.csv', 'text/csv');
      const output = await extfImport.run(ctx, { file, fileName: 'EXTF_BS_1.csv', referenceId: 'batch 8' });
      expect(output).toMatchObject({ retryAfterSeconds: 5 });
    },
  );

  it('is in doubt when the job is not named', async () => {
    const { ctx } = outside({ status: 202 });
    const file = await ctx.files.put(new Uint8Array(1), 'batch.csv', 'text/csv');
    const input = { file, fileName: 'EXTF_BS_1.csv', referenceId: 'batch 7' };
    await expect(extfImport.run(ctx, input)).rejects.toMatchObject({ outcome: 'unknown', code: 'datev.job_not_named' });
  });

  it('is found by its reference on any page of the jobs', async () => {
    const others = Array.from({ length: 100 }, (_, index) => ({
      ...job,
      id: `other-${index}`,
      reference_id: `other ${index}`,
    }));
    const { ctx, exchanges } = outside((request) => ({ body: request.query?.['skip'] === 0 ? others : [job] }));
    const input = { file: {}, fileName: 'EXTF_BS_1.csv', referenceId: 'batch 7' };
    expect(await lookUp(extfImport, ctx, input)).toEqual({ jobId: 'job-1', retryAfterSeconds: 0 });
    expect(exchanges.map(({ request }) => request.query?.['skip'])).toEqual([0, 100]);
    expect(await lookUp(extfImport, ctx, { ...input, referenceId: 'batch 8' })).toBeUndefined();
    expect(faultsAgainst(extf, exchanges)).toEqual([]);
  });

  it('is not taken for missing where the jobs do not come to an end: it would be handed over again', async () => {
    const others = Array.from({ length: 100 }, (_, index) => ({ ...job, id: `other-${index}`, reference_id: 'other' }));
    const { ctx } = outside({ body: others });
    const input = { file: {}, fileName: 'EXTF_BS_1.csv', referenceId: 'batch 7' };
    await expect(lookUp(extfImport, ctx, input)).rejects.toMatchObject({ kind: 'schema_drift' });
  });

  it('is looked up by its reference after half a minute, or after the time that the connection says', () => {
    const { effect } = extfImport;
    if (effect.kind !== 'write' || effect.class !== 'D') throw new Error('DATEV lists jobs late');
    expect([effect.lag(config), effect.lag({ ...config, jobListLag: 'PT2M' })]).toEqual(['PT30S', 'PT2M']);
  });
});

describe('references', () => {
  it('stay as they are where DATEV allows them', () => {
    expect(referenceId('Stapel_2026-11 Nr. 7')).toBe('Stapel_2026-11 Nr. 7');
  });

  it('are made to fit without two of them falling together', () => {
    const made = ['flow/step/1', 'flow/step:1', 'ä'.repeat(300), 'ö'.repeat(300)].map(referenceId);
    expect(new Set(made).size).toBe(4);
    for (const reference of made) expect(reference).toMatch(/^[-0-9A-Za-z_. +?;]{1,254}$/);
  });
});

describe('import jobs', () => {
  it.each([
    ['pending', false, false],
    ['succeeded', true, true],
    ['failed', true, false],
    ['queued_somewhere', false, false],
  ])('with the result %s are done: %s, succeeded: %s', async (result, done, succeeded) => {
    const { ctx } = outside({ body: { ...job, result } });
    expect(await importJob.read?.(ctx, 'job-1')).toMatchObject({ result, done, succeeded, messages: [] });
  });

  it('tell what DATEV says of the file, and leave out what it does not say', async () => {
    const body = { ...job, label: 'November', number_of_accounting_records: 17 };
    expect(await importJob.read?.(outside({ body }).ctx, 'job-1')).toEqual({
      id: 'job-1',
      result: 'pending',
      done: false,
      succeeded: false,
      messages: [],
      fileName: 'EXTF_BS_1.csv',
      referenceId: 'batch 7',
      label: 'November',
      records: 17,
      receivedAt: '2026-11-20T10:00:00Z',
    });
    const bare = await importJob.read?.(outside({ body: { id: 'job-1' } }).ctx, 'job-1');
    expect(Object.keys(bare ?? {})).toEqual(['id', 'result', 'done', 'succeeded', 'messages']);
  });

  it('say why they failed', async () => {
    const affected = [{ name: 'Header field 11', reason: 'is invalid' }];
    const validation = { title: 'Invalid EXTF-header', detail: 'Fields with error', affected_elements: affected };
    const { ctx, exchanges } = outside({ body: { ...job, result: 'failed', validation_details: validation } });
    const record = await importJob.read?.(ctx, 'job-1');
    expect(record?.['messages']).toEqual(['Invalid EXTF-header: Fields with error', 'Header field 11: is invalid']);
    expect(faultsAgainst(extf, exchanges)).toEqual([]);
  });

  it('are missing where DATEV does not know them', async () => {
    expect(await importJob.read?.(outside({ status: 404 }).ctx, 'job-1')).toBeUndefined();
  });
});

describe('DATEV clients', () => {
  it('are understood as the public samples give them', async () => {
    for (const { bytes } of sharedSamples('datev', /^get_clients_client-id__res200/)) {
      const { ctx, exchanges } = outside({ body: JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown });
      expect(await client.read?.(ctx, '29098-55003')).toMatchObject({
        name: 'Musterholz',
        consultantNumber: '29098',
        clientNumber: '55003',
      });
      expect(faultsAgainst(clients, exchanges)).toEqual([]);
    }
  });

  it('are looked for at their own service, by consultant and client', async () => {
    const { ctx, exchanges } = outside({ body: [] });
    await datev.check?.(ctx).catch(() => undefined);
    expect(exchanges[0]?.request).toMatchObject({
      base: 'clients',
      query: { filter: 'consultant_number eq 29098 and client_number eq 55003' },
    });
    const { baseUrl, otherBases } = datevPolicy(config);
    expect([baseUrl, otherBases?.['clients']].map((address) => new URL(address ?? '').host)).toEqual([
      'accounting-extf-files.api.datev.de',
      'accounting-clients.api.datev.de',
    ]);
  });

  it('are missing where DATEV does not know them', async () => {
    const { ctx, exchanges } = outside({ status: 404 });
    expect(await client.read?.(ctx, '29098-1')).toBeUndefined();
    expect(exchanges[0]?.request.base).toBe('clients');
  });

  it('let the connection in when bookings may be imported for them', async () => {
    const services = [{ name: 'Buchungsdatenservice', scopes: ['datev:accounting:extf-files-import'] }];
    const { ctx, exchanges } = outside({ body: [{ id: '29098-55003', name: 'Musterholz', services }] });
    expect(await datev.check?.(ctx)).toEqual({ account: 'Musterholz (29098-55003)' });
    expect(faultsAgainst(clients, exchanges)).toEqual([]);
  });

  it('keep the connection out when they are not visible or the service is not released', async () => {
    await expect(datev.check?.(outside({ body: [] }).ctx)).rejects.toMatchObject({
      kind: 'auth',
      code: 'datev.client_not_visible',
    });
    const { ctx } = outside({ body: [{ id: '29098-55003', services: [{ name: 'Belegbilderservice' }] }] });
    await expect(datev.check?.(ctx)).rejects.toMatchObject({ kind: 'auth', code: 'datev.service_not_released' });
  });
});

describe('DATEV refusals', () => {
  it.each([
    [400, 'invalid'],
    [401, 'auth'],
    [403, 'auth'],
    [404, 'gone'],
    [413, 'invalid'],
    [429, 'rate_limited'],
    [500, 'permanent'],
    [503, 'transient'],
  ])('reads %i as %s', (status, kind) => {
    expect(classify(status, {}, undefined)?.kind).toBe(kind);
  });

  it('keeps the number of the error and the request id for support', () => {
    const body = {
      type: 'http://www.datev.de/hilfe/1008829',
      title: 'Missing required scope',
      request_id: 'f113',
      detail: 'x',
    };
    expect(classify(403, {}, body)?.facts).toEqual({
      type: 'http://www.datev.de/hilfe/1008829',
      title: 'Missing required scope',
      requestId: 'f113',
    });
  });
});
