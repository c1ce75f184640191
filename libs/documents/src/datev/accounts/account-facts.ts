/** What an account is booked for. */
export type AccountPurpose =
  | 'revenue19'
  | 'revenue7'
  | 'intraCommunitySupply'
  | 'export'
  | 'domesticReverseCharge'
  | 'euService'
  | 'thirdCountryService'
  | 'smallBusiness'
  | 'revenueWithoutAutomatic'
  | 'discountGranted19'
  | 'discountGranted7'
  | 'discountGranted'
  | 'outputVat19'
  | 'outputVat7'
  | 'reverseChargeVat19'
  | 'acquisitionVat19'
  | 'inputVat19'
  | 'inputVat7'
  | 'bank'
  | 'cash'
  | 'transit'
  | 'receivables'
  | 'advancePayments19'
  | 'openingBalances';

/** An account of a chart; one that is not confirmed is common use and has to be agreed with the tax adviser. */
export interface AccountFact {
  account: string;
  confirmed: boolean;
}

const confirmed = (account: string): AccountFact => ({ account, confirmed: true });
const common = (account: string): AccountFact => ({ account, confirmed: false });

/**
 * Accounts by purpose in the standard charts. Source: DATEV's charts of 2026 and a public transcription of them, gathered in
 * November 2026; what could not be read there is marked as common use.
 */
export const accountFacts: Readonly<Record<'03' | '04', Readonly<Record<AccountPurpose, AccountFact>>>> = {
  '03': {
    revenue19: confirmed('8400'),
    revenue7: confirmed('8300'),
    intraCommunitySupply: confirmed('8125'),
    export: confirmed('8120'),
    domesticReverseCharge: confirmed('8337'),
    euService: confirmed('8336'),
    thirdCountryService: confirmed('8338'),
    smallBusiness: confirmed('8195'),
    revenueWithoutAutomatic: common('8200'),
    discountGranted19: common('8736'),
    discountGranted7: common('8731'),
    discountGranted: common('8730'),
    outputVat19: confirmed('1776'),
    outputVat7: confirmed('1771'),
    reverseChargeVat19: confirmed('1787'),
    acquisitionVat19: confirmed('1774'),
    inputVat19: confirmed('1576'),
    inputVat7: confirmed('1571'),
    bank: confirmed('1200'),
    cash: confirmed('1000'),
    transit: confirmed('1360'),
    receivables: common('1400'),
    advancePayments19: confirmed('1718'),
    openingBalances: confirmed('9000'),
  },
  '04': {
    revenue19: confirmed('4400'),
    revenue7: confirmed('4300'),
    intraCommunitySupply: confirmed('4125'),
    export: confirmed('4120'),
    domesticReverseCharge: confirmed('4337'),
    euService: confirmed('4336'),
    thirdCountryService: confirmed('4338'),
    smallBusiness: common('4185'),
    revenueWithoutAutomatic: common('4200'),
    discountGranted19: common('4736'),
    discountGranted7: common('4731'),
    discountGranted: common('4730'),
    outputVat19: confirmed('3806'),
    outputVat7: confirmed('3801'),
    reverseChargeVat19: common('3837'),
    acquisitionVat19: common('3804'),
    inputVat19: common('1406'),
    inputVat7: common('1401'),
    bank: common('1800'),
    cash: common('1600'),
    transit: common('1460'),
    receivables: common('1200'),
    advancePayments19: confirmed('3272'),
    openingBalances: confirmed('9000'),
  },
};
