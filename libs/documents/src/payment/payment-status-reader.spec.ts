import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/judges/refusal.ts';
import { schemaComplaints } from '../../test/judges/schema-judge.ts';
import { readPaymentStatus } from './payment-status-reader.ts';

/** A batch of which one payment was refused; valid by the schemas of versions 10 and 14. */
const report = (version: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.${version}"><CstmrPmtStsRpt>
  <GrpHdr><MsgId>ST-1</MsgId><CreDtTm>2026-11-21T12:00:00Z</CreDtTm></GrpHdr>
  <OrgnlGrpInfAndSts><OrgnlMsgId>MSG-2026-1</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><OrgnlNbOfTxs>2</OrgnlNbOfTxs><OrgnlCtrlSum>1428.30</OrgnlCtrlSum><GrpSts>PART</GrpSts>
    <NbOfTxsPerSts><DtldNbOfTxs>1</DtldNbOfTxs><DtldSts>RJCT</DtldSts><DtldCtrlSum>0.10</DtldCtrlSum></NbOfTxsPerSts></OrgnlGrpInfAndSts>
  <OrgnlPmtInfAndSts><OrgnlPmtInfId>B-1</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts>
    <StsRsnInf><Orgtr><Id><OrgId><AnyBIC>COBADEFFXXX</AnyBIC></OrgId></Id></Orgtr><Rsn><Cd>NARR</Cd></Rsn><AddtlInf>siehe Einzelposten</AddtlInf></StsRsnInf>
    <TxInfAndSts><OrgnlInstrId>I-1</OrgnlInstrId><OrgnlEndToEndId>E2E-1</OrgnlEndToEndId><TxSts>RJCT</TxSts>
      <StsRsnInf><Rsn><Cd>AC01</Cd></Rsn><AddtlInf>IBAN falsch</AddtlInf></StsRsnInf>
      <OrgnlTxRef><Amt><InstdAmt Ccy="EUR">0.10</InstdAmt></Amt><Cdtr><Pty><Nm>Ada</Nm></Pty></Cdtr><CdtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>
  </OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a status report', () => {
  it.each(['10', '14'])(
    'of version %s says of the message, the batch and the payment what became of them',
    async (version) => {
      const complaints = schemaComplaints(report(version), `pain.002.001.${version}`);
      if (complaints !== undefined) expect(complaints).toBe('');
      expect(await readPaymentStatus(bytes(report(version)))).toEqual({
        version: Number(version),
        messageId: 'ST-1',
        createdAt: '2026-11-21T12:00:00Z',
        original: { messageId: 'MSG-2026-1', messageName: 'pain.001.001.09', count: '2', sum: '1428.30' },
        status: 'PART',
        reasons: [],
        counts: [{ status: 'RJCT', count: '1', sum: '0.10' }],
        batches: [
          {
            id: 'B-1',
            status: 'PART',
            reasons: [{ code: 'NARR', information: ['siehe Einzelposten'], originator: 'COBADEFFXXX' }],
            counts: [],
            payments: [
              {
                instructionId: 'I-1',
                endToEndId: 'E2E-1',
                status: 'RJCT',
                reasons: [{ code: 'AC01', information: ['IBAN falsch'] }],
                amount: { amount: '0.10', currency: 'EUR' },
                creditor: { name: 'Ada', iban: 'DE02120300000000202051' },
              },
            ],
          },
        ],
      });
    },
  );

  it('of version 3 is read in its own spelling', async () => {
    const old = report('03')
      .replace('<Pty><Nm>Ada</Nm></Pty>', '<Nm>Ada</Nm>')
      .replace('AnyBIC', 'BICOrBEI')
      .replace('/AnyBIC', '/BICOrBEI');
    const { batches } = await readPaymentStatus(bytes(old));
    expect(batches[0]?.reasons[0]?.originator).toBe('COBADEFFXXX');
    expect(batches[0]?.payments[0]?.creditor?.name).toBe('Ada');
  });

  it.each([
    ['of another message', report('10').replace('pain.002', 'pain.001'), 'payment.status_namespace'],
    ['of version 2', report('02'), 'payment.status_version_unsupported'],
    ['of version 99', report('99'), 'payment.status_version_unsupported'],
    [
      'without its original',
      report('10').replace('<OrgnlMsgId>MSG-2026-1</OrgnlMsgId>', ''),
      'payment.status_element_missing',
    ],
    [
      'with a payment outside of its batch',
      report('10').replace('<OrgnlPmtInfAndSts>', '<TxInfAndSts><TxSts>ACCP</TxSts></TxInfAndSts><OrgnlPmtInfAndSts>'),
      'payment.status_element_misplaced',
    ],
    [
      'with a second report',
      report('10').replace(/<CstmrPmtStsRpt>[^]*<\/CstmrPmtStsRpt>/, '$&$&'),
      'payment.status_element_misplaced',
    ],
    [
      'with an amount in words',
      report('10').replace('>0.10</InstdAmt>', '>ten</InstdAmt>'),
      'payment.status_value_invalid',
    ],
    ['of the 30th of February', report('10').replace('2026-11-21T', '2026-02-30T'), 'payment.status_value_invalid'],
    ['cut off', report('10').slice(0, -40), 'bank.camt_truncated'],
    [
      'that would fill the memory',
      report('10').replace('<OrgnlPmtInfAndSts>', '<X/>'.repeat(100_001)),
      'bank.xml_limit',
    ],
    [
      'with more reasons than anybody has',
      report('10').replace('<TxInfAndSts>', `<TxInfAndSts>${'<StsRsnInf/>'.repeat(70_000)}</TxInfAndSts>`.repeat(3)),
      'bank.xml_limit',
    ],
    ['that is empty', '', 'bank.file_empty'],
  ])('%s is refused with its place', async (_what, text, code) => {
    expect((await refusalOf(readPaymentStatus(bytes(text))))[0]).toMatchObject({ code, line: expect.any(Number) });
  });
});
