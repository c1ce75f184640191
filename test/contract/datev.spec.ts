import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '@belegfluss/sandbox';
import { callContext, lookUp, memoryFiles } from '../../connectors/test-doubles/call-context.ts';
import { fetchHttp } from '../../connectors/test-doubles/fetch-http.ts';
import { askSandbox } from '../../connectors/test-doubles/sandbox-control.ts';
import { sandboxSpecs } from '../../connectors/test-doubles/shared-material.ts';
import { extfImport } from '../../connectors/datev/actions/extf-import.ts';
import { datevPolicy } from '../../connectors/datev/client.ts';
import type { DatevConfig } from '../../connectors/datev/config.ts';
import { client } from '../../connectors/datev/entities/client.ts';
import { importJob } from '../../connectors/datev/entities/import-job.ts';
import { datev } from '../../connectors/datev/index.ts';

let sandbox: Sandbox;
let config: DatevConfig;
let accessToken = '';
const files = memoryFiles();
const fileName = 'EXTF_Buchungsstapel_1.csv';

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, dir: mkdtempSync(join(tmpdir(), 'connectors-datev-')), ...sandboxSpecs() });
  const base = `http://127.0.0.1:${sandbox.port}/datev`;
  config = {
    baseUrl: `${base}/platform-sandbox`,
    authorizeUrl: `${base}/openidsandbox/authorize`,
    tokenUrl: `${base}/token`,
    clientId: 'sandbox-datev-client',
    clientSecret: 'sandbox-datev-secret',
    consultantNumber: '455148',
    clientNumber: '1',
  };
  accessToken = await signIn();
});

afterAll(() => sandbox.close());

/** The sign-in as the connector declares it; the person at DATEV says yes. */
async function signIn(): Promise<string> {
  const { auth } = datev;
  if (auth.kind !== 'oauth2' || auth.grant !== 'authorization_code_pkce') throw new Error('a person signs in at DATEV');
  const settings = config as never;
  const verifier = randomBytes(32).toString('base64url');
  const redirect = 'http://127.0.0.1/callback';
  const ask = new URL(auth.authorizeUrl(settings));
  const asked = {
    response_type: 'code',
    client_id: auth.clientId(settings),
    redirect_uri: redirect,
    scope: auth.scopes.join(' '),
    state: 'state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...auth.authorizeParameters,
  };
  for (const [name, value] of Object.entries(asked)) ask.searchParams.set(name, value);
  const consent = await fetch(ask, { redirect: 'manual' });
  const code = new URL(consent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const form = { grant_type: 'authorization_code', code, redirect_uri: redirect, code_verifier: verifier };
  const basic = Buffer.from(`${auth.clientId(settings)}:${auth.clientSecret(settings)}`).toString('base64');
  const answer = await fetch(auth.tokenUrl(settings), {
    method: 'POST',
    headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(form).toString(),
  });
  return ((await answer.json()) as { access_token: string }).access_token;
}

function context(token = accessToken) {
  return callContext(config, fetchHttp(datevPolicy(config), { authorization: `Bearer ${token}` }), files);
}

describe('the DATEV connector against the sandbox', () => {
  it('knows for which client it is connected', async () => {
    expect(await datev.check?.(context())).toEqual({ account: 'Musterwerk GmbH (455148-1)' });
    expect(await client.read?.(context(), '455148-1')).toMatchObject({ consultantNumber: '455148', clientNumber: '1' });
    expect(await client.read?.(context(), '455148-2')).toBeUndefined();
    await expect(datev.check?.(context('worn-out'))).rejects.toMatchObject({ kind: 'auth' });
  });

  it('hands a file over once, finds it by its reference and follows the job to its end', async () => {
    const ctx = context();
    const file = await files.put(new TextEncoder().encode('"DTVF";700;21\r\n'), fileName, 'text/csv');
    const input = { file, fileName, referenceId: ctx.effectKey };
    expect(await lookUp(extfImport, ctx, input)).toBeUndefined();
    const { jobId } = (await extfImport.run(ctx, input)) as { jobId: string };
    expect(await lookUp(extfImport, ctx, input)).toMatchObject({ jobId });

    let job = await importJob.read?.(ctx, jobId);
    expect(job).toMatchObject({ fileName, done: false, messages: [] });
    for (let polls = 0; job?.['done'] === false && polls < 10; polls += 1) job = await importJob.read?.(ctx, jobId);
    expect(job).toMatchObject({ done: true, succeeded: false, result: 'failed' });
    expect(job?.['messages']).toContain('Consultant Number: does not match with the upload request');
  });

  it('does not know a job that is not there', async () => {
    expect(await importJob.read?.(context(), 'c9755451-57af-4811-8865-b0243ca5660d')).toBeUndefined();
  });

  it('breaks no rule of the official description and causes the effect once', async () => {
    expect(await askSandbox(sandbox.port, 'violations')).toEqual({ count: 0, violations: [] });
    expect(await askSandbox(sandbox.port, 'effects')).toMatchObject({ datev: { count: 1 } });
  });
});
