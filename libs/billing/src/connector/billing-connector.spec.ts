import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fixedClock, type Connector, type FileStore, type Http, type WriteContext } from '@belegfluss/sdk';
import { testDatabase, type TestDatabase } from '@belegfluss/testing';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { company, consulting, domestic, roomOf, settings } from '../../test/company.ts';
import { camt } from '../../test/statement.ts';
import { chainReport } from '../read/chain-report.ts';
import { listCases } from '../read/case-list.ts';
import { caseProgress } from '../read/case-progress.ts';
import { storedDocuments } from '../read/stored-documents.ts';
import { readCase } from '../read/case-detail.ts';
import { billingConnector } from './billing-connector.ts';

let test: TestDatabase;
let billing: Connector;
let files: FileStore;
beforeAll(async () => {
  test = await testDatabase();
  billing = billingConnector({ db: test.db, settings });
  ({ files } = roomOf(test.db));
});
afterAll(() => test.close());

const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
const noNetwork: Http = { request: () => Promise.reject(new Error('billing never leaves the process')) };
const contextOf = (effectKey: string, day: string): WriteContext<Record<string, unknown>> => ({
  config: {},
  http: noNetwork,
  clock: fixedClock(new Date(`${day}T09:00:00Z`)),
  files,
  signal: new AbortController().signal,
  effectKey,
});

/** Calls an action as the engine does: input and output are held against their schemas. */
const call = async (id: string, day: string, input: Record<string, unknown>): Promise<Record<string, never>> => {
  const action = billing.actions.find((one) => one.id === id);
  if (action === undefined) throw new Error(`no action ${id}`);
  ajv.validate(action.input, input);
  expect([id, 'input', ajv.errors]).toEqual([id, 'input', null]);
  const output = await action.run(contextOf(`${id}/${day}/${JSON.stringify(input)}`, day), input);
  ajv.validate(action.output, output);
  expect([id, 'output', ajv.errors]).toEqual([id, 'output', null]);
  return output as Record<string, never>;
};

describe('the billing connector', () => {
  it('plays the whole chain from deal to report', async () => {
    const customer = billing.entities.find(({ id }) => id === 'customer');
    const match = await customer?.match?.(
      contextOf('match', '2026-11-02'),
      { ...company('Kette GmbH') },
      0.92,
      undefined,
    );
    expect(match).toMatchObject({ verdict: 'matched', record: { debtorNumber: '10000' } });
    const customerId = match?.verdict === 'matched' ? String(match.record['id']) : '';
    expect(await customer?.read?.(contextOf('read', '2026-11-02'), customerId)).toMatchObject({ name: 'Kette GmbH' });

    const deal = {
      connection: 'crm',
      key: '4711',
      name: 'Kette',
      amount: '1000.00',
      currency: 'EUR',
      closedAt: '2026-11-02T09:00:00.000Z',
    };
    const { caseId } = await call('case.open', '2026-11-02', { deal });
    await call('case.assign', '2026-11-02', { caseId, customerId });
    const document = { connection: 'clm', key: 'doc-1' };
    await call('contract.record', '2026-11-02', {
      ...document,
      caseId,
      name: 'Vertrag',
      status: 'sent',
      at: '2026-11-02T09:00:00.000Z',
    });
    const pdf = await files.put(new Uint8Array([1]), 'contract.pdf', 'application/pdf');
    const signature = {
      status: 'completed',
      signedAt: '2026-11-03T09:00:00.000Z',
      amount: '1000.00',
      currency: 'EUR',
      pdf,
      metadata: { payment_term: 'S14' },
    };
    const signed = await call('contract.sign', '2026-11-03', { ...document, ...signature });
    expect(signed).toMatchObject({ caseId, dealKey: '4711', customerId });

    const paymentTerm = { code: 'S14', days: 30, skontoDays: 14, skontoPercent: '2' };
    const draft = {
      contractId: signed['contractId'],
      lines: [consulting],
      paymentTerm,
      taxCase: domestic,
      buyerReference: 'B-1',
      serviceDate: '2026-11-03',
    };
    const { invoiceId } = await call('invoice.draft', '2026-11-03', draft);
    const invoice = await call('invoice.issue', '2026-11-03', { invoiceId });
    const { batches } = await call('booking_batch.close', '2026-11-04', {});
    const [batch] = batches as unknown as { batchId: string }[];
    await call('booking_batch.confirm', '2026-11-04', {
      batchId: batch?.batchId,
      jobId: 'job',
      at: '2026-11-04T10:00:00.000Z',
    });

    const bytes = camt({
      id: 'K',
      from: '2026-11-10',
      to: '2026-11-10',
      entries: [{ amount: '1166.20', bookedOn: '2026-11-10', text: invoice['number'] }],
    });
    const { transactions } = await call('statement.import', '2026-11-11', {
      file: await files.put(bytes, 'k.xml', 'application/xml'),
    });
    const [transaction] = transactions as unknown as { transactionId: string }[];
    expect(await call('payment.allocate', '2026-11-11', { ...transaction })).toMatchObject({
      verdict: 'allocated',
      allocations: [{ caseId, skonto: '23.80' }],
    });
    expect(await call('overdue.mark', '2027-01-11', {})).toEqual({ cases: [] });

    const entity = billing.entities.find(({ id }) => id === 'case');
    const record = await entity?.read?.(contextOf('read', '2026-11-11'), String(caseId));
    ajv.validate(entity?.schema ?? {}, record);
    expect(ajv.errors).toBeNull();
    expect(record).toMatchObject({
      paymentStatus: 'paid',
      paidAmount: '1166.20',
      customer: { language: 'de', paymentTermCode: 'S14' },
    });
    await call('case.report', '2026-11-12', {
      caseId,
      status: 'open',
      paidAmount: '1166.20',
      at: '2026-11-12T08:00:00.000Z',
    });
    expect((await chainReport(test.db)).chains.map(({ complete }) => complete)).toEqual([false]);
    await call('case.report', '2026-11-12', {
      caseId,
      status: 'paid',
      paidAmount: '1166.20',
      at: '2026-11-12T09:00:00.000Z',
    });
  });

  it('sets nothing back when a worker that slept repeats what was done long ago', async () => {
    const action = billing.actions.find(({ id }) => id === 'contract.record');
    const [row] = await test.db.query<{ caseId: string }>('select case_id as "caseId" from contract where key = $1', [
      'doc-1',
    ]);
    const record = (key: string, status: string) =>
      action?.run(contextOf(key, '2026-11-20'), {
        caseId: row?.caseId ?? '',
        connection: 'other',
        key: 'late-1',
        name: 'Vertrag',
        status,
        at: '2026-11-20T09:00:00.000Z',
      });
    await record('recorded', 'draft');
    await record('noted', 'sent');
    await record('recorded', 'draft');
    expect(await test.db.query("select status from contract where key = 'late-1'")).toEqual([{ status: 'sent' }]);
    await test.db.query("delete from contract where key = 'late-1'");
  });

  it('shows the chain complete, with sums that agree', async () => {
    const { chains, totals } = await chainReport(test.db);
    expect(chains).toMatchObject([
      {
        deal: { id: '4711', amount: '1000.00', currency: 'EUR' },
        contract: { id: 'doc-1', status: 'completed' },
        invoices: [{ number: 'RE-2026-00001', kind: 'invoice', gross: '1190.00' }],
        bookings: [{ invoice: 'RE-2026-00001', account: '10000', contraAccount: '8400', amount: '1190.00', side: 'S' }],
        payments: [{ invoice: 'RE-2026-00001', amount: '1166.20', skonto: '23.80', bookedOn: '2026-11-10' }],
        crm: { status: 'paid', paidAmount: '1166.20' },
        stages: {
          won: '2026-11-02T09:00:00.000Z',
          booked: '2026-11-04T10:00:00.000Z',
          reported: '2026-11-12T09:00:00.000Z',
        },
        complete: true,
      },
    ]);
    expect(totals).toEqual({
      EUR: { invoiced: '1190.00', booked: '1190.00', received: '1166.20', skonto: '23.80', open: '0.00' },
    });
  });

  it('counts the cases at each stage and finds every document', async () => {
    expect(await caseProgress(test.db)).toEqual({
      cases: 1,
      sent: 1,
      signed: 1,
      invoiced: 1,
      booked: 1,
      paid: 1,
      reported: 1,
    });
    const documents = await storedDocuments(test.db);
    expect(documents.map(({ kind, file }) => `${kind} ${file.name}`)).toEqual([
      'contract contract.pdf',
      'datev EXTF_Buchungsstapel_2026_0001.csv',
      'datev EXTF_Debitoren_2026_0001.csv',
      'invoice RE-2026-00001-Pruefbericht.pdf',
      'invoice RE-2026-00001.pdf',
      'invoice RE-2026-00001.xml',
      'statement k.xml',
    ]);
  });

  it('lists cases page by page and finds them by customer, number and stage', async () => {
    const deal = {
      connection: 'crm',
      key: '4712',
      name: 'Neu',
      amount: '5.00',
      currency: 'EUR',
      closedAt: '2026-11-20T09:00:00.000Z',
    };
    const customer = await billing.entities[0]?.match?.(
      contextOf('m', '2026-11-20'),
      { ...company('Frisch AG') },
      0.92,
      undefined,
    );
    await call('case.open', '2026-11-20', {
      deal,
      customerId: customer?.verdict === 'matched' ? customer.record['id'] : '',
    });
    const first = await listCases(test.db, { limit: 1 });
    expect([first.total, first.cases.map(({ deal: { key } }) => key)]).toEqual([2, ['4712']]);
    const second = await listCases(test.db, { limit: 1, after: first.next ?? '' });
    expect([second.cases.map(({ deal: { key } }) => key), second.next]).toEqual([['4711'], null]);
    for (const query of [{ search: 'kette' }, { search: 're-2026-00001' }, { stage: 'reported' }]) {
      expect((await listCases(test.db, { ...query, limit: 10 })).cases.map(({ deal: { key } }) => key)).toEqual([
        '4711',
      ]);
    }
    expect((await listCases(test.db, { search: '%', limit: 10 })).total).toBe(0);
  });

  it('shows one case as a chain of vouchers with files and gaps', async () => {
    const { cases } = await listCases(test.db, { limit: 2 });
    const [open, done] = await Promise.all(
      cases.map(({ id }) => readCase(test.db, id, (file) => `/files/${file.sha256}`)),
    );
    expect(done?.vouchers.map(({ kind, missing }) => [kind, missing])).toEqual([
      ['deal', false],
      ['contract', false],
      ['invoice', false],
      ['booking', false],
      ['payment', false],
      ['report', false],
    ]);
    const invoice = done?.vouchers.find(({ kind }) => kind === 'invoice');
    expect(invoice?.files.map(({ role }) => role)).toEqual(['pdf', 'xml', 'report']);
    expect(invoice?.facts).toEqual(
      expect.arrayContaining([
        { label: { de: 'Format', en: 'Format' }, value: 'XRechnung' },
        {
          label: { de: 'Geprüft nach', en: 'Validated by' },
          value: expect.stringMatching(/^EN 16931 [\d.]+, XRechnung 3/),
        },
      ]),
    );
    expect(invoice?.from).toEqual([done?.vouchers[1]?.id]);
    expect(open?.vouchers.map(({ kind, missing }) => [kind, missing])).toEqual([
      ['deal', false],
      ['contract', true],
      ['invoice', true],
      ['booking', true],
      ['payment', true],
      ['report', true],
    ]);
    expect(await readCase(test.db, 'no such case', () => '')).toBeUndefined();
  });
});
