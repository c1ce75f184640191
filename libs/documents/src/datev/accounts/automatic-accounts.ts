/**
 * Revenue accounts that compute their VAT themselves, by chart (SKR03, SKR04). A tax key beside them is an import error.
 * Source: derived from DATEV's charts of 2026; a client may add accounts of its own.
 */
export const automaticRevenueAccounts: Readonly<Record<'03' | '04', ReadonlySet<string>>> = {
  '03': accounts(
    '8100 8105 8110 8120 8125 8130 8135 8140 8150 8160 8165 8191 8192 8194 8198 8199 8290 8300 8310 8315 8334-8340 8400 8410 8449 8514 ' +
      '8515 8519 8591 8595 8609 8611 8613 8625 8630 8640 8649 8701-8710 8719 8720 8724-8726 8750 8760 8780 8790 8801 8807 8808 8820 8827 ' +
      '8828 8850-8852 8910 8947',
  ),
  '04': accounts(
    '4100 4105 4110 4120 4125 4130 4133-4136 4139 4140 4150 4160 4165 4184 4290 4300 4310 4315 4334-4340 4400 4410 4449 4564 4565 4569 ' +
      '4610 4616 4620 4630 4636 4640 4645 4646 4650 4656 4660 4670 4676 4680 4686 4701-4710 4719 4720 4724-4726 4750 4760 4780 4790 4834 ' +
      '4836 4841 4842 4844 4845 4848 4861 4862 4865-4867 4941 4945 4947 4948',
  ),
};

const advancePayments: Readonly<Record<'03' | '04', string>> = { '03': '1718', '04': '3272' };

/**
 * The automatic accounts of a client by the chart and the account length of a header: revenue and advance payments. Empty for
 * charts that are not known, and for longer accounts, which offices number in their own way.
 */
export function automaticAccountsOf(chart: string, accountLength: string): ReadonlySet<string> {
  if ((chart !== '03' && chart !== '04') || accountLength !== '4') return new Set();
  return new Set([...automaticRevenueAccounts[chart], advancePayments[chart]]);
}

function accounts(list: string): ReadonlySet<string> {
  return new Set(
    list.split(' ').flatMap((entry) => {
      const [first = 0, last = first] = entry.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, offset) => String(first + offset));
    }),
  );
}
