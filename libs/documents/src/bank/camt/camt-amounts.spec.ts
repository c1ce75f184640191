import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { statementXml } from '../../../test/samples/statement-xml.ts';
import { readCamt } from './camt-reader.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('an amount of CAMT', () => {
  it.each([
    ['119,00', 'bank.camt_amount_syntax'],
    ['1.19E2', 'bank.camt_amount_syntax'],
    ['', 'bank.camt_amount_syntax'],
    ['-119.00', 'bank.camt_amount_negative'],
    ['119.00001', 'bank.camt_amount_decimals'],
  ])('«%s» is refused as %s at its line and path', async (amount, code) => {
    const [diagnostic] = await refusalOf(readCamt(bytes(statementXml({ amount }))));
    expect(diagnostic).toMatchObject({ code, line: 9, path: 'Document/BkToCstmrStmt/Stmt/Ntry/Amt' });
  });

  it('that is told and not booked keeps its decimals', async () => {
    const told = '<Amt Ccy="EUR">119.00</Amt><AmtDtls><InstdAmt><Amt Ccy="USD">130.12345</Amt></InstdAmt></AmtDtls>';
    const { statements } = await readCamt(bytes(statementXml({}).replace('</Refs>', `</Refs>${told}`)));
    expect(statements[0]?.entries[0]?.transactions[0]).toMatchObject({
      amount: { amount: '119.00', currency: 'EUR' },
      instructedAmount: { amount: '130.12345', currency: 'USD' },
    });
  });

  it('that stands for that of the payment is refused with more decimals than its currency', async () => {
    const told = '<AmtDtls><TxAmt><Amt Ccy="EUR">119.00001</Amt></TxAmt></AmtDtls>';
    const [diagnostic] = await refusalOf(readCamt(bytes(statementXml({}).replace('</Refs>', `</Refs>${told}`))));
    expect(diagnostic?.code).toBe('bank.camt_amount_decimals');
  });
});
