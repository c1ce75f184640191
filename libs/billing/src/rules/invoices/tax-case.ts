import { checkVatId } from '@belegfluss/documents';
import { DiagnosticError, type Text } from '@belegfluss/sdk';
import { exact } from '../money.ts';

/** VAT category codes of EN 16931 (UNTDID 5305) that outgoing invoices use. */
export type TaxCategory = 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O';

/** How the sale to one customer is taxed; comes from a mapping table of the finance department. */
export interface TaxCase {
  /** Name of the case in the mapping table: `domestic`, `eu_reverse_charge`. */
  code: string;
  category: TaxCategory;
  /** VATEX code of the reason, where the category needs one. */
  exemptionCode?: string;
  exemptionText?: Text;
  /** Revenue account instead of the line's. */
  account?: string;
  /** Tax key instead of the line's. */
  taxKey?: string;
}

/** Account, key and rate that finally count for one line. */
export interface LineTaxation {
  category: TaxCategory;
  rate: string;
  account: string;
  taxKey: string;
}

/**
 * Applies a tax case to a line. Categories without German tax never stay on the line's own account, because an
 * automatic account would compute tax: the case's account or `defaultAccounts` (by category) takes over.
 * Throws `billing.tax_case_account_missing` where neither names one.
 */
export function lineTaxation(
  line: { account: string; taxKey?: string | undefined; taxRate: string },
  taxCase: TaxCase,
  defaultAccounts: Readonly<Partial<Record<TaxCategory, string>>>,
): LineTaxation {
  const category = taxCase.category;
  if (category === 'S') {
    return {
      category,
      rate: exact(line.taxRate).toFixed(),
      account: taxCase.account ?? line.account,
      taxKey: taxCase.taxKey ?? line.taxKey ?? '',
    };
  }
  const account = taxCase.account ?? defaultAccounts[category];
  if (account === undefined) throw accountMissing(taxCase);
  return { category, rate: '0', account, taxKey: taxCase.taxKey ?? '' };
}

/** Categories under which the buyer owes the tax and must be known by its VAT id. */
export function needsBuyerVatId(category: TaxCategory): boolean {
  return category === 'AE' || category === 'K';
}

/** Refuses a tax case that the buyer's data does not allow, before anything is written: without a VAT id of another country the tax would be ours. */
export function checkBuyer(
  taxCase: TaxCase,
  buyer: { vatId?: string | null | undefined },
  sellerCountry: string,
): void {
  if (!needsBuyerVatId(taxCase.category)) return;
  if (!buyer.vatId) throw vatIdMissing(taxCase);
  const { valid, country } = checkVatId(buyer.vatId);
  if (!valid || country === sellerCountry) throw vatIdInvalid(taxCase);
}

function vatIdInvalid(taxCase: TaxCase): DiagnosticError {
  return new DiagnosticError({
    code: 'billing.buyer_vat_id_invalid',
    severity: 'error',
    message: {
      de: `Der Steuerfall „${taxCase.code}“ verlangt eine gültige USt-IdNr. eines anderen Landes; die des Kunden ist keine.`,
      en: `The tax case "${taxCase.code}" needs a valid VAT id of another country; the customer's is none.`,
    },
    remedy: {
      de: 'Erfragen und berichtigen Sie die USt-IdNr. beim Kunden, oder ordnen Sie dem Land einen anderen Steuerfall zu.',
      en: "Ask the customer for the VAT id and mend it, or give the customer's country another tax case.",
    },
    path: 'customer.vatId',
  });
}

function vatIdMissing(taxCase: TaxCase): DiagnosticError {
  return new DiagnosticError({
    code: 'billing.buyer_vat_id_missing',
    severity: 'error',
    message: {
      de: `Der Steuerfall „${taxCase.code}“ verlangt die USt-IdNr. des Kunden; sie fehlt.`,
      en: `The tax case "${taxCase.code}" needs the customer's VAT id; it is missing.`,
    },
    remedy: {
      de: 'Tragen Sie die USt-IdNr. im CRM am Unternehmen ein, oder ordnen Sie dem Land einen anderen Steuerfall zu.',
      en: "Enter the VAT id at the company in the CRM, or give the customer's country another tax case.",
    },
    path: 'customer.vatId',
  });
}

function accountMissing(taxCase: TaxCase): DiagnosticError {
  return new DiagnosticError({
    code: 'billing.tax_case_account_missing',
    severity: 'error',
    message: {
      de: `Der Steuerfall „${taxCase.code}“ (${taxCase.category}) nennt kein Erlöskonto.`,
      en: `The tax case "${taxCase.code}" (${taxCase.category}) names no revenue account.`,
    },
    remedy: {
      de: 'Ergänzen Sie in der Zuordnungstabelle der Steuerfälle das Erlöskonto.',
      en: 'Add the revenue account to the mapping table of tax cases.',
    },
    path: 'taxCase.account',
  });
}
