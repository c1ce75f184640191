import { ConnectorError, orMissing, type CallContext, type HttpPolicy, type WriteContext } from '@belegfluss/sdk';
import type { PandadocConfig } from './config.ts';
import { classify } from './errors.ts';
import { DocumentDetails, DocumentHead, DocumentList } from './schemas.ts';

const DOCUMENTS = '/public/v1/documents';
const MEGABYTE = 1024 * 1024;
/** Until a signed file is made, where PandaDoc names no time. */
const FILE_WAIT_SECONDS = 5;

/** Requests a minute by route, as PandaDoc publishes them. */
const PER_MINUTE = {
  'documents.create': 500,
  'documents.send': 400,
  'documents.details': 600,
  'documents.status': 600,
  'documents.list': 100,
  'documents.download': 100,
};

/** Documents on a page of the list; PandaDoc's maximum. */
export const LIST_PAGE_SIZE = 100;

/** How PandaDoc wants to be called. */
export function pandadocPolicy(config: PandadocConfig): HttpPolicy {
  return {
    baseUrl: config.baseUrl ?? 'https://api.pandadoc.com',
    budgets: Object.entries(PER_MINUTE).map(([route, requests]) => ({
      route,
      requests: config.requestsPerMinute ?? requests,
      perSeconds: 60,
    })),
    maxResponseBytes: 50 * MEGABYTE,
    classify,
  };
}

/** A page of the list with the given filters; pages count from 1. */
export async function listDocuments(
  ctx: CallContext<PandadocConfig>,
  filters: Record<string, string>,
  page = 1,
): Promise<DocumentHead[]> {
  const answer = await ctx.http.request({
    method: 'GET',
    path: DOCUMENTS,
    query: { ...filters, count: LIST_PAGE_SIZE, page },
    schema: DocumentList,
    route: 'documents.list',
  });
  return answer.body.results;
}

/** Everything about a document, or `undefined` where it does not exist; a ConnectorError `conflict` while it is being made. */
export async function readDetails(ctx: CallContext<PandadocConfig>, id: string): Promise<DocumentDetails | undefined> {
  return orMissing(async () => {
    const answer = await ctx.http.request({
      method: 'GET',
      path: `${documentPath(id)}/details`,
      schema: DocumentDetails,
      route: 'documents.details',
    });
    return answer.body;
  });
}

/** Status of a document, also while it is being made; `undefined` where it does not exist. */
export async function readStatus(ctx: CallContext<PandadocConfig>, id: string): Promise<DocumentHead | undefined> {
  return orMissing(async () => {
    const answer = await ctx.http.request({
      method: 'GET',
      path: documentPath(id),
      schema: DocumentHead,
      route: 'documents.status',
    });
    return answer.body;
  });
}

/** Creates a document; it is ready for other calls some seconds later. */
export async function createDocument(ctx: WriteContext<PandadocConfig>, request: unknown): Promise<DocumentHead> {
  return post(ctx, DOCUMENTS, request, 'documents.create');
}

/** Sends a draft to its recipients. */
export async function sendDocument(
  ctx: WriteContext<PandadocConfig>,
  id: string,
  request: unknown,
): Promise<DocumentHead> {
  return post(ctx, `${documentPath(id)}/send`, request, 'documents.send');
}

/** The document as PDF. Throws ConnectorError `transient` while PandaDoc still makes the file. */
export async function downloadDocument(ctx: CallContext<PandadocConfig>, id: string): Promise<Uint8Array> {
  const answer = await ctx.http.request({
    method: 'GET',
    path: `${documentPath(id)}/download`,
    expect: 'bytes',
    route: 'documents.download',
  });
  if (answer.status !== 202 && answer.body.length > 0) return answer.body;
  const retryAfter = answer.headers['retry-after'];
  throw new ConnectorError(
    'transient',
    { de: 'PandaDoc ist mit der Datei noch nicht fertig', en: 'PandaDoc has not finished the file' },
    {
      outcome: 'rejected',
      code: 'pandadoc.file_not_ready',
      // The header may also hold a date, which is no number of seconds.
      retryAfterSeconds: /^\d{1,4}$/.test(retryAfter ?? '') ? Number(retryAfter) : FILE_WAIT_SECONDS,
    },
  );
}

async function post(
  ctx: WriteContext<PandadocConfig>,
  path: string,
  json: unknown,
  route: string,
): Promise<DocumentHead> {
  const answer = await ctx.http.request({
    method: 'POST',
    path,
    headers: { 'Idempotency-Key': ctx.effectKey },
    json,
    schema: DocumentHead,
    route,
    writes: true,
  });
  return answer.body;
}

function documentPath(id: string): string {
  return `${DOCUMENTS}/${encodeURIComponent(id)}`;
}
