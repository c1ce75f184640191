import { describe, expect, it } from '@jest/globals';
import { refusalOf } from '../../test/judges/refusal.ts';
import { swicoBillInformation } from './swico-bill-information.ts';

describe('bill information of Swico', () => {
  it('writes its fields in the order of their tags', () => {
    expect(
      swicoBillInformation({
        conditions: [
          { percent: '2', days: 10 },
          { percent: '0', days: 30 },
        ],
        invoiceNumber: '10201409',
        issueDate: '2019-05-12',
        customerReference: '1400.000-53',
        uid: 'CHE-106.017.086',
        supplied: '2018-05-08',
        vat: [{ rate: '7.7' }],
      }),
    ).toBe('//S1/10/10201409/11/190512/20/1400.000-53/30/106017086/31/180508/32/7.7/40/2:10;0:30');
    expect(
      swicoBillInformation({
        invoiceNumber: 'A/1\\2',
        supplied: { from: '2026-10-01', to: '2026-10-31' },
        vat: [
          { rate: '8.1', netAmount: '1000' },
          { rate: '2.6', netAmount: '51.8' },
        ],
        importVat: [{ rate: '8.1', taxAmount: '48.37' }],
      }),
    ).toBe('//S1/10/A\\/1\\\\2/31/261001261031/32/8.1:1000;2.6:51.8/33/8.1:48.37');
  });

  it.each([
    [
      { issueDate: '12.05.2019', supplied: { from: '2026-10-32', to: '' }, conditions: [{ percent: '2', days: -1 }] },
      ['issueDate', 'supplied.from', 'supplied.to', 'conditions[0].days'],
    ],
    [{ supplied: { from: '2026-10-31', to: '2026-10-01' } }, ['supplied']],
    [{ uid: 'CHE-106.017.087', vat: [{ rate: '8,1' }] }, ['uid', 'vat[0].rate']],
  ])('refuses dates, numbers and UIDs that are none, each with its place', async (information, paths) => {
    const refused = await refusalOf(() => swicoBillInformation(information));
    expect(refused.map(({ path }) => path)).toEqual(paths);
  });
});
