import { describe, expect, it } from '@jest/globals';
import { accountChart } from './account-chart.ts';
import { automaticAccountsOf, automaticRevenueAccounts } from './automatic-accounts.ts';

describe('the accounts of a chart', () => {
  it('warns of each account that is common use only, until the client sets it', () => {
    const { accounts, findings } = accountChart('03');
    expect(accounts).toMatchObject({ revenue19: '8400', bank: '1200', receivables: '1400' });
    expect(findings.map(({ severity, facts }) => [severity, facts?.['purpose'], facts?.['account']])).toEqual([
      ['warning', 'revenueWithoutAutomatic', '8200'],
      ['warning', 'discountGranted19', '8736'],
      ['warning', 'discountGranted7', '8731'],
      ['warning', 'discountGranted', '8730'],
      ['warning', 'receivables', '1400'],
    ]);
    const set = accountChart('03', { receivables: '1410', discountGranted19: '8736' });
    expect(set.accounts).toMatchObject({ receivables: '1410', discountGranted19: '8736' });
    expect(set.findings.map(({ facts }) => facts?.['purpose'])).not.toContain('receivables');
    expect(set.findings.map(({ facts }) => facts?.['purpose'])).not.toContain('discountGranted19');
  });

  it('takes revenue by rate and kind of supply from automatic accounts in both charts', () => {
    for (const chart of ['03', '04'] as const) {
      const { accounts } = accountChart(chart);
      const purposes = ['revenue19', 'revenue7', 'intraCommunitySupply', 'export', 'domesticReverseCharge'] as const;
      for (const purpose of purposes) expect(automaticRevenueAccounts[chart].has(accounts[purpose])).toBe(true);
      for (const purpose of ['revenueWithoutAutomatic', 'smallBusiness', 'bank'] as const)
        expect(automaticRevenueAccounts[chart].has(accounts[purpose])).toBe(false);
    }
  });
});

describe('the automatic accounts of a header', () => {
  it('are those of its chart with advance payments, and none that nobody knows', () => {
    expect(automaticAccountsOf('03', '4').has('8400')).toBe(true);
    expect(automaticAccountsOf('04', '4').has('3272')).toBe(true);
    expect(automaticAccountsOf('04', '4').has('8400')).toBe(false);
    expect(automaticAccountsOf('03', '6').size).toBe(0);
    expect(automaticAccountsOf('14', '4').size).toBe(0);
  });
});
