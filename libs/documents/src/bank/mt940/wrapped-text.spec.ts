import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import type { BankEntry } from '../statement-model.ts';
import { readStatement } from '../statement-reader.ts';

const statement = (...lines: string[]): Uint8Array =>
  new TextEncoder().encode([':20:S', ':25:12345678/1020304050', ':60F:C270226EUR1000,00', ...lines].join('\r\n'));

async function entriesOf(...lines: string[]): Promise<BankEntry[]> {
  const { statements } = await readStatement(statement(...lines));
  return statements.flatMap(({ entries }) => entries);
}

describe('a text of MT940 in which a line begins like a field', () => {
  const full = ':86:166?00GUTSCHRIFT?20SVWZ+Rechnung 4711 vom 1. Maerz, siehe Auszug ';
  const short = ':86:166?00GUTSCHRIFT?20SVWZ+siehe';
  const entry = ':61:2703010301CR5,00NTRFNONREF';
  const end = ':62F:C270301EUR1005,00';

  it.each([':61:Seite 2', ':62F:offen', ':64:x', ':28C:ab', ':90D:keine'])(
    'keeps %s behind a full line, where a bank has wrapped it',
    async (line) => {
      const [read, ...others] = await entriesOf(entry, full, `${line}?32Ada`, end);
      expect(others).toEqual([]);
      expect(read?.transactions[0]?.remittance).toEqual([`Rechnung 4711 vom 1. Maerz, siehe Auszug ${line}`]);
      expect(read?.transactions[0]?.parties.debtor?.name).toBe('Ada');
    },
  );

  it.each<[string, string, string]>([
    ['a short line', short, ':61:Seite 2'],
    ['a full line, with a date', full, ':61:2703010301X5,00NTRFNONREF'],
  ])('refuses what is no entry behind %s', async (_what, text, line) => {
    const [finding] = await refusalOf(readStatement(statement(entry, text, line, end)));
    expect(finding).toMatchObject({ code: 'bank.mt940_field_syntax', line: 6, path: ':61:' });
  });

  it('reads the next entry behind a full line', async () => {
    const read = await entriesOf(entry, full, entry, end);
    expect(read.map(({ amount }) => amount)).toEqual(['5.00', '5.00']);
  });
});
