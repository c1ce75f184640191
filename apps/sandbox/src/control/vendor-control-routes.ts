import type { FastifyInstance } from 'fastify';
import { textOf } from '../json-reader.ts';
import { readStatementOrder } from '../vendors/bank/statement-input.ts';
import { fileNameOf, type Statements } from '../vendors/bank/statements.ts';
import type { ExtfService } from '../vendors/datev/extf-service.ts';
import { WEBHOOK_MODES, type Crm } from '../vendors/hubspot/crm.ts';
import { OBJECT_TYPES } from '../vendors/hubspot/object-types.ts';
import { viewDetails } from '../vendors/pandadoc/document-view.ts';
import type { Documents } from '../vendors/pandadoc/documents.ts';
import { answer, bodyOf, paramOf, refuse } from './control-reply.ts';
import { seedRecords } from './record-seed.ts';

/** What people at the vendors and the bank do: sales moves deals, the customer signs, money arrives. */
export function mountVendorControl(
  app: FastifyInstance,
  crm: Crm,
  documents: Documents,
  datev: ExtfService,
  bank: Statements,
): void {
  mountHubspot(app, crm);
  mountPandaDoc(app, documents);

  app.get('/control/datev/bookings', (_request, reply) => {
    const jobs = datev.jobs().map(({ content, ...job }) => ({
      ...job,
      header: content.header,
      refusal: content.refusal,
      records: content.records,
    }));
    const booked = datev.jobs().filter((job) => job.content.refusal === undefined);
    const bookings = booked.flatMap((job) =>
      job.content.bookings.map((booking) => ({ jobId: job.id, fileName: job.fileName, ...booking })),
    );
    const persons = booked.flatMap((job) =>
      job.content.persons.map((person) => ({ jobId: job.id, fileName: job.fileName, ...person })),
    );
    return answer(reply, { jobs, bookings, persons });
  });

  app.get('/control/bank/statements', (_request, reply) => answer(reply, { statements: bank.all() }));

  app.post('/control/bank/statements', (request, reply) => {
    const order = readStatementOrder(bodyOf(request));
    if (typeof order === 'string') return refuse(reply, order);
    const { id, opening, closing, ...statement } = bank.create(order);
    return answer(reply, { id, fileName: fileNameOf({ id, opening, closing, ...statement }), opening, closing }, 201);
  });
}

function mountHubspot(app: FastifyInstance, crm: Crm): void {
  app.post('/control/hubspot/records', (request, reply) => {
    const result = seedRecords(crm, bodyOf(request));
    return typeof result === 'string' ? refuse(reply, result) : answer(reply, result);
  });

  app.post('/control/hubspot/deals/:id/stage', (request, reply) => {
    const body = bodyOf(request);
    const deal = crm.state.get('deals', paramOf(request, 'id'));
    const [stage, closedate] = [textOf(body['stage']), textOf(body['closedate'])];
    const webhook = WEBHOOK_MODES.find((mode) => mode === (body['webhook'] ?? 'normal'));
    if (deal === undefined) return refuse(reply, 'no such deal', 404);
    if (stage === undefined) return refuse(reply, 'stage: missing');
    if (webhook === undefined) return refuse(reply, `webhook: one of ${WEBHOOK_MODES.join(', ')}`);
    const wanted = { dealstage: stage, ...(closedate === undefined ? {} : { closedate }) };
    return answer(reply, crm.change(deal, wanted, { source: 'CRM_UI', webhook }));
  });

  app.get('/control/hubspot/deals/:id', (request, reply) => {
    const deal = crm.state.get('deals', paramOf(request, 'id'));
    if (deal === undefined) return refuse(reply, 'no such deal', 404);
    const associations = Object.fromEntries(OBJECT_TYPES.map((type) => [type, crm.state.links(deal, type)]));
    return answer(reply, { ...deal, associations });
  });
}

function mountPandaDoc(app: FastifyInstance, documents: Documents): void {
  app.get('/control/pandadoc/documents', (_request, reply) =>
    answer(reply, { documents: documents.state.all().map(viewDetails) }),
  );

  app.post('/control/pandadoc/documents/:id/sign', (request, reply) => {
    const document = documents.state.get(paramOf(request, 'id'));
    if (document === undefined) return refuse(reply, 'no such document', 404);
    if (document.status === 'document.completed') return answer(reply, viewDetails(document));
    if (document.status !== 'document.sent') return refuse(reply, `the document is in ${document.status}`, 409);
    return answer(reply, viewDetails(documents.sign(document)));
  });
}
