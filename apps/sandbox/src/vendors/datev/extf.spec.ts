import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { signIn } from '../../../test/datev-session.ts';
import { runSandbox, type Answer, type RunningSandbox } from '../../../test/running-sandbox.ts';

const EXTF = '/datev/platform-sandbox/v3/clients/455148-1/extf-files';
const HEADER =
  '"EXTF";700;21;"Buchungsstapel";13;20261121120000000;;"RE";"";"";455148;1;20260101;4;20261101;20261130;"Ausgang";"";1;0;0;"EUR";;"";;;"03";;;"";""';

/** A file with one posting; the fields are those of the first fourteen columns. */
function file(
  header = HEADER,
  fields = ['119,00', '"S"', '"EUR"', '', '', '', '10001', '8400', '', '0211', '"RE-1"', '', '', '"Müller; ""Büro"""'],
): string {
  const row = [...fields, ...Array<string>(125 - fields.length).fill('')].join(';');
  return [header, Array.from({ length: 125 }, (_, index) => `Spalte ${index + 1}`).join(';'), row, ''].join('\r\n');
}

let sandbox: RunningSandbox;
let headers: Record<string, string>;
beforeEach(async () => {
  sandbox = await runSandbox({ settings: { datev: { pendingPolls: 1 } } });
  ({ headers } = await signIn(sandbox));
});
afterEach(() => sandbox.close());

const upload = (bytes: Buffer, more: Record<string, string> = {}): Promise<Answer> =>
  sandbox.call('POST', `${EXTF}/import`, bytes, {
    ...headers,
    'content-type': 'application/octet-stream',
    filename: 'EXTF_Ausgang_1.csv',
    'idempotency-key': 'batch-1',
    ...more,
  });
const look = (answer: Answer): Promise<Answer> =>
  sandbox.call('GET', `/datev/platform-sandbox/v3${answer.headers.get('location')}`, undefined, headers);
async function resultOf(text: string): Promise<Record<string, never>> {
  const answer = await upload(Buffer.from(text, 'latin1'));
  await look(answer);
  return (await look(answer)).json;
}

describe('the upload of EXTF files', () => {
  it('accepts a right file, lets the job wait and succeed, and keeps its postings', async () => {
    const accepted = await upload(Buffer.from(file(), 'latin1'), { 'reference-id': 'Lauf 1' });
    expect([accepted.status, accepted.headers.get('retry-after')]).toEqual([202, '1']);
    expect((await look(accepted)).json['result']).toBe('pending');
    expect((await look(accepted)).json).toMatchObject({
      result: 'succeeded',
      number_of_accounting_records: 1,
      reference_id: 'Lauf 1',
      date_from: '2026-11-01',
    });
    const { json } = await sandbox.call('GET', '/control/datev/bookings');
    expect(json['bookings']).toMatchObject([
      {
        amount: '119,00',
        side: 'S',
        account: '10001',
        contraAccount: '8400',
        documentField1: 'RE-1',
        text: 'Müller; "Büro"',
        line: 3,
      },
    ]);
  });

  it('books the same file twice, for DATEV knows no keys', async () => {
    for (let round = 0; round < 2; round += 1) await upload(Buffer.from(file(), 'latin1'));
    expect((await sandbox.call('GET', '/control/effects')).json['datev']).toEqual({
      count: 2,
      distinct: 1,
      keys: { 'batch-1': 2 },
    });
    expect((await sandbox.call('GET', '/control/datev/bookings')).json['bookings']).toHaveLength(2);
  });

  it('lets the job fail where the header names another client', async () => {
    const job = await resultOf(file(HEADER.replace(';455148;1;', ';455148;2;')));
    expect(job).toMatchObject({
      result: 'failed',
      validation_details: {
        type: 'http://www.datev.de/hilfe/1008834',
        affected_elements: [{ name: 'Client Number', reason: 'does not match with the upload request' }],
      },
    });
    expect((await sandbox.call('GET', '/control/datev/bookings')).json['bookings']).toEqual([]);
  });

  it.each([
    ['a wrong version', HEADER.replace(';700;', ';510;'), 'Version Number'],
    ['a text without quotes', HEADER.replace('"EUR"', 'EUR'), 'Currency'],
    ['a missing column', HEADER.replace(/;""$/, ''), 'EXTF-header'],
    ['a period over two years', HEADER.replace('20261130', '20270131'), 'Date To'],
  ])('lets the job fail for %s in the header', async (_title, header, name) => {
    const job = await resultOf(file(header));
    expect(job).toMatchObject({ result: 'failed', validation_details: { affected_elements: [{ name }] } });
  });

  it('lets the job fail for rows with too few columns, no amount, or lost umlauts', async () => {
    expect((await resultOf(file().replace(/;\r\n$/, '\r\n')))['validation_details']).toMatchObject({
      affected_elements: [{ name: 'line 3' }],
    });
    expect((await resultOf(file().replace('119,00', '0,00')))['result']).toBe('failed');
    const mangled = await upload(Buffer.from(file(), 'utf8'));
    await look(mangled);
    expect((await look(mangled)).json['result']).toBe('failed');
  });

  it('refuses at once what the request itself gets wrong', async () => {
    expect((await upload(Buffer.from(file()), { filename: 'Ausgang.csv' })).json['type']).toBe(
      'http://www.datev.de/hilfe/1008832',
    );
    expect((await upload(Buffer.from(file()), { 'content-type': 'text/csv' })).status).toBe(415);
    const elsewhere = await sandbox.call('GET', EXTF.replace('455148-1', '455148-9') + '/jobs', undefined, headers);
    expect(elsewhere.json['type']).toBe('http://www.datev.de/hilfe/1008835');
  });

  it('notes who asks for a job more than thirty times', async () => {
    const accepted = await upload(Buffer.from(file(), 'latin1'));
    for (let round = 0; round < 30; round += 1) await look(accepted);
    expect((await sandbox.call('GET', '/control/violations')).json['count']).toBe(0);
    await look(accepted);
    expect((await sandbox.call('GET', '/control/violations')).json).toMatchObject({
      count: 1,
      violations: [{ vendor: 'datev', side: 'habit' }],
    });
  });
});
