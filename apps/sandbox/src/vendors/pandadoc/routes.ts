import { NO_KEY } from '../../effects.ts';
import { createRateWindow } from '../../gateway/rate-window.ts';
import type { VendorAnswer, VendorFace, VendorRequest, VendorRoute } from '../../gateway/vendor-face.ts';
import { contractPdf } from '../../pdf.ts';
import type { Settings } from '../../settings.ts';
import type { WebhookOutbox } from '../../webhook-outbox.ts';
import { notFound, pandaDocError, throttled, wrongState } from './answers.ts';
import { createDocument } from './create-request.ts';
import { listDeliveries, readDelivery } from './delivery-log.ts';
import { listDocuments } from './document-list.ts';
import type { Documents } from './documents.ts';
import { viewDetails, viewRecipient, viewStatus } from './document-view.ts';
import type { PandaDocument } from './state.ts';

const DOCUMENTS = '/public/v1/documents';
const EVENTS = '/public/v1/webhook-events';

/** PandaDoc's public interface for documents and the log of webhooks. */
export function pandaDocFace(
  documents: Documents,
  outbox: WebhookOutbox,
  settings: () => Settings['pandadoc'],
): VendorFace {
  const minute = createRateWindow(60_000);
  return {
    vendor: 'pandadoc',
    routes: [...documentRoutes(documents, settings), ...deliveryRoutes(outbox)],
    admit(request) {
      if (request.headers['authorization'] !== `API-Key ${settings().apiKey}`) {
        return pandaDocError(401, 'authentication_error', 'The API key is missing or wrong.');
      }
      return minute.take(settings().limitPerMinute) ? undefined : throttled(60);
    },
    tooMany: throttled,
    failure: (status) =>
      pandaDocError(status, status >= 500 ? 'server_error' : 'request_error', 'The request could not be served.'),
  };
}

function documentRoutes(documents: Documents, settings: () => Settings['pandadoc']): VendorRoute[] {
  const { state } = documents;
  const onDocument =
    (handle: (document: PandaDocument, request: VendorRequest) => VendorAnswer | Promise<VendorAnswer>) =>
    (request: VendorRequest): VendorAnswer | Promise<VendorAnswer> => {
      const document = state.get(request.params['id'] ?? '');
      return document === undefined ? notFound() : handle(document, request);
    };
  return [
    {
      method: 'POST',
      path: DOCUMENTS,
      name: 'documents.create',
      handle: (request) => createDocument(documents, request),
    },
    {
      method: 'GET',
      path: DOCUMENTS,
      name: 'documents.list',
      handle: (request) => listDocuments(state.indexed(settings().indexLagMs), request),
    },
    {
      method: 'GET',
      path: `${DOCUMENTS}/:id`,
      name: 'documents.status',
      handle: onDocument((document) => ({ status: 200, json: viewStatus(document) })),
    },
    { method: 'GET', path: `${DOCUMENTS}/:id/details`, name: 'documents.details', handle: onDocument(details) },
    {
      method: 'POST',
      path: `${DOCUMENTS}/:id/send`,
      name: 'documents.send',
      handle: onDocument((document, request) => send(documents, document, request)),
    },
    { method: 'GET', path: `${DOCUMENTS}/:id/download`, name: 'documents.download', handle: onDocument(download) },
    {
      method: 'GET',
      path: `${DOCUMENTS}/:id/download-protected`,
      name: 'documents.download_protected',
      handle: onDocument(downloadProtected),
    },
  ];
}

function deliveryRoutes(outbox: WebhookOutbox): VendorRoute[] {
  return [
    {
      method: 'GET',
      path: EVENTS,
      name: 'webhook_events.list',
      handle: (request) => listDeliveries(outbox.attempts(), request),
    },
    {
      method: 'GET',
      path: `${EVENTS}/:id`,
      name: 'webhook_events.read',
      handle: (request) => readDelivery(outbox.attempts(), request),
    },
  ];
}

function details(document: PandaDocument): VendorAnswer {
  return document.status === 'document.uploaded'
    ? wrongState(document, 'document.draft')
    : { status: 200, json: viewDetails(document) };
}

function send(documents: Documents, document: PandaDocument, request: VendorRequest): VendorAnswer {
  if (document.status !== 'document.draft') return wrongState(document, 'document.draft');
  const sent = documents.send(document, { key: request.effectKey ?? NO_KEY, action: 'documents.send' });
  return { status: 200, json: { ...viewStatus(sent), recipients: sent.recipients.map(viewRecipient) } };
}

async function download(document: PandaDocument): Promise<VendorAnswer> {
  if (document.status === 'document.uploaded') return wrongState(document, 'document.draft');
  const bytes = await contractPdf(document);
  return {
    status: 200,
    bytes,
    headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="${document.id}.pdf"` },
  };
}

/** Only what is signed has a protected copy. */
function downloadProtected(document: PandaDocument): VendorAnswer | Promise<VendorAnswer> {
  return document.status === 'document.completed' ? download(document) : wrongState(document, 'document.completed');
}
