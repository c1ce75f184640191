import { describe, expect, it } from '@jest/globals';
import { readStatement } from '../statement-reader.ts';

/** A statement over one account that these lines follow. */
const read = (...lines: string[]) =>
  readStatement(
    new TextEncoder().encode(
      [':20:S', ':25:12345678/1020304050', ':28C:1/1', ':60F:C270226EUR1000,00', ...lines].join('\r\n'),
    ),
  );
const entryOf = async (...lines: string[]) =>
  (await read(...lines, ':62F:C270301EUR1090,00')).statements[0]?.entries[0];

describe('what a bank says of an entry in MT940', () => {
  it.each([
    ['NONREF//B1', undefined, 'B1'],
    ['//B1', undefined, 'B1'],
    ['KREF+', undefined, undefined],
    ['notprovided', undefined, undefined],
    ['RE-2027-0001//NONREF', 'RE-2027-0001', undefined],
    ['RE-2027-0001', 'RE-2027-0001', undefined],
  ])('are the references in %s', async (written, reference, servicerReference) => {
    const entry = await entryOf(`:61:2703010301C90,00NTRF${written}`);
    expect([entry?.reference, entry?.servicerReference]).toEqual([reference, servicerReference]);
  });

  it('are words, or what it cost in another currency, and never both', async () => {
    const line = ':61:2703010301C90,00NTRFNONREF';
    const [exchanged, told, silent] = [
      await entryOf(line, '/OCMT/USD100,00//EXCH/1,0825/'),
      await entryOf(line, 'Kauf, /CHGS/EUR2,50/ folgt'),
      await entryOf(line),
    ];
    expect(exchanged).toMatchObject({ instructedAmount: { amount: '100.00', currency: 'USD' }, charges: [] });
    expect(exchanged).not.toHaveProperty('additionalInformation');
    expect(told).toMatchObject({ additionalInformation: 'Kauf, /CHGS/EUR2,50/ folgt', charges: [] });
    expect(silent).not.toHaveProperty('additionalInformation');
  });

  it('are a purpose and the reason of a return between slashes', async () => {
    const paid = await entryOf(
      ':61:2703010301C90,00NTRFNONREF',
      ':86:/EREF/E-1//NAME/Ada//REMI/USTD//RE 1/',
      '/PURP/SALA/',
    );
    expect(paid?.reversal).toBe(false);
    expect(paid?.transactions).toMatchObject([
      {
        remittance: ['RE 1'],
        purpose: 'SALA',
        parties: { debtor: { name: 'Ada' } },
        references: { endToEndId: 'E-1' },
      },
    ]);
    expect(paid?.transactions[0]).not.toHaveProperty('returned');
    const back = await entryOf(':61:2703010301D90,00NTRFNONREF', ':86:/RTRN/AC04//NAME/Ada//REMI/RE 1/');
    expect(back).toMatchObject({
      reversal: true,
      transactions: [{ returned: { reason: 'AC04' }, parties: { debtor: { name: 'Ada' } } }],
    });
  });

  it('is the text key beside a German code, which of a return is its reason', async () => {
    const [paid, back] = [
      await entryOf(':61:2703010301C90,00NTRFNONREF', ':86:166?00GUTSCHRIFT?20RE 1?34000'),
      await entryOf(':61:2703010301D90,00NTRFNONREF', ':86:109?00RETOURE?20RE 1?34914'),
    ];
    expect(paid?.transactions[0]?.references.proprietary).toEqual([{ type: 'TEXTKEY', reference: '000' }]);
    expect(back?.transactions[0]).toMatchObject({ references: { proprietary: [] }, returned: { reason: '914' } });
    const bare = await entryOf(':61:2703010301C90,00NTRFNONREF', ':86:166?00GUTSCHRIFT?20RE 1');
    expect(bare?.transactions[0]?.references.proprietary).toEqual([]);
  });
});

describe('what a bank says of a whole statement in MT940', () => {
  it('stands behind the closing balance, and belongs to no entry', async () => {
    const { statements } = await read(
      ':61:2703010301C90,00NTRFNONREF',
      ':62F:C270301EUR1090,00',
      ':86:',
      'Neue Preise ab April',
      '-',
    );
    expect(statements[0]).toMatchObject({ additionalInformation: 'Neue Preise ab April' });
    expect(statements[0]?.entries[0]?.transactions[0]?.remittance ?? []).toEqual([]);
  });

  it.each(['940', '942'])('is the kind of message in the envelope of SWIFT: %s', async (kind) => {
    const closing = kind === '940' ? [':62F:C270301EUR1000,00'] : [];
    const lines = [
      `{1:F01X}{2:O${kind}1200}{4:`,
      ':20:S',
      ':25:1',
      ':28C:1',
      ':60F:C270226EUR1000,00',
      ...closing,
      '-}',
    ];
    expect((await readStatement(new TextEncoder().encode(lines.join('\r\n')))).message).toBe(`mt${kind}`);
  });
});
