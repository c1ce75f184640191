import {
  ConnectorError,
  orMissing,
  pagesOf,
  type CallContext,
  type HttpPolicy,
  type WriteContext,
} from '@belegfluss/sdk';
import { Type } from 'typebox';
import { clientKey, type DatevConfig } from './config.ts';
import { classify } from './errors.ts';
import { VendorClient, VendorJob } from './schemas.ts';

/** The service of clients has a host of its own. */
const CLIENTS = 'clients';
const PAGE_SIZE = 100;
/** Before the first look at a job, where DATEV names no number of seconds. */
const POLL_SECONDS = 5;

/** What DATEV says when it takes a file. */
export interface AcceptedFile {
  jobId: string;
  retryAfterSeconds: number;
}

/** How DATEV wants to be called; it publishes no limits, so we stay modest. */
export function datevPolicy(config: DatevConfig): HttpPolicy {
  return {
    baseUrl: config.baseUrl ?? 'https://accounting-extf-files.api.datev.de/platform',
    otherBases: {
      [CLIENTS]: config.clientsBaseUrl ?? config.baseUrl ?? 'https://accounting-clients.api.datev.de/platform',
    },
    budgets: [{ requests: 10, perSeconds: 1 }],
    classify,
  };
}

/** The configured client as the signed-in person sees it, `undefined` where it is not released for this person. */
export async function findOwnClient(ctx: CallContext<DatevConfig>): Promise<VendorClient | undefined> {
  const { consultantNumber, clientNumber } = ctx.config;
  const answer = await ctx.http.request({
    method: 'GET',
    base: CLIENTS,
    path: '/v2/clients',
    query: { filter: `consultant_number eq ${consultantNumber} and client_number eq ${clientNumber}`, top: PAGE_SIZE },
    headers: ownHeaders(ctx.config),
    schema: Type.Array(VendorClient),
    route: 'clients.list',
  });
  return answer.body.find((client) => client.id === clientKey(ctx.config));
}

/** One client by DATEV's id. */
export async function readClient(ctx: CallContext<DatevConfig>, id: string): Promise<VendorClient | undefined> {
  return orMissing(async () => {
    const answer = await ctx.http.request({
      method: 'GET',
      base: CLIENTS,
      path: `/v2/clients/${encodeURIComponent(id)}`,
      headers: ownHeaders(ctx.config),
      schema: VendorClient,
      route: 'clients.read',
    });
    return answer.body;
  });
}

/** One import job. */
export async function readJob(ctx: CallContext<DatevConfig>, id: string): Promise<VendorJob | undefined> {
  return orMissing(async () => {
    const answer = await ctx.http.request({
      method: 'GET',
      path: `${jobsPath(ctx.config)}/${encodeURIComponent(id)}`,
      headers: ownHeaders(ctx.config),
      schema: VendorJob,
      route: 'extf.job',
    });
    return answer.body;
  });
}

/** The job that carries a reference, looked for in all known jobs of the client. */
export async function findJob(ctx: CallContext<DatevConfig>, reference: string): Promise<VendorJob | undefined> {
  const pages = pagesOf(
    0,
    (skip) => listJobs(ctx, skip),
    (page, skip) => (page.length === PAGE_SIZE ? skip + page.length : undefined),
  );
  for await (const page of pages) {
    const found = page.find((job) => job.reference_id === reference);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Hands over a file; DATEV takes it and works on it later. */
export async function importFile(
  ctx: WriteContext<DatevConfig>,
  file: { bytes: Uint8Array; name: string; reference: string },
): Promise<AcceptedFile> {
  const answer = await ctx.http.request({
    method: 'POST',
    path: `/v3/clients/${clientKey(ctx.config)}/extf-files/import`,
    headers: {
      ...ownHeaders(ctx.config),
      'Content-Type': 'application/octet-stream',
      Filename: file.name,
      'Reference-Id': file.reference,
      'Idempotency-Key': ctx.effectKey,
    },
    body: file.bytes,
    expect: 'none',
    route: 'extf.import',
    writes: true,
  });
  const jobId = /\/jobs\/([^/?#]+)/.exec(answer.headers.location ?? '')?.[1];
  if (jobId !== undefined)
    return {
      jobId: decodeURIComponent(jobId),
      retryAfterSeconds: secondsToWait(answer.headers['retry-after']),
    };
  throw new ConnectorError(
    'schema_drift',
    { de: 'DATEV hat die Datei genommen und keinen Auftrag genannt', en: 'DATEV took the file and named no job' },
    {
      outcome: 'unknown',
      code: 'datev.job_not_named',
    },
  );
}

/** HTTP lets a moment stand there as well. */
function secondsToWait(header = ''): number {
  return /^\d{1,9}$/.test(header) ? Number(header) : POLL_SECONDS;
}

async function listJobs(ctx: CallContext<DatevConfig>, skip: number): Promise<VendorJob[]> {
  const answer = await ctx.http.request({
    method: 'GET',
    path: jobsPath(ctx.config),
    query: { skip, top: PAGE_SIZE },
    headers: ownHeaders(ctx.config),
    schema: Type.Array(VendorJob),
    route: 'extf.jobs',
  });
  return answer.body;
}

function ownHeaders(config: DatevConfig): Record<string, string> {
  return { 'X-DATEV-Client-Id': config.clientId };
}

function jobsPath(config: DatevConfig): string {
  return `/v3/clients/${clientKey(config)}/extf-files/jobs`;
}
