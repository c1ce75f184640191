import { Decimal } from 'decimal.js';
import { isDay } from '../calendar-date.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { LARGEST_AMOUNT } from '../money/largest-amount.ts';
import { checkBic } from '../reference/bic.ts';
import { checkCreditorReference } from '../reference/creditor-reference.ts';
import { checkIban } from '../reference/iban.ts';
import { economicArea, sepaCountries } from '../reference/sepa-countries.ts';
import { paymentDiagnostic } from './payment-diagnostics.ts';
import type { PaymentFault } from './payment-diagnostics.ts';
import type { PaymentAccount, PaymentCommon, PaymentParty } from './payment-model.ts';
import type { PaymentStyle } from './payment-style.ts';
import { notInSepa } from './sepa-text.ts';

/** The schemas before 2019 want letters in the first six places and neither 0, 1 nor O in some of the others. */
const OLD_BIC = /^[A-Z]{6}[A-Z2-9][A-NP-Z0-9]([A-Z0-9]{3})?$/;

/** A time of day as XML Schema writes it, with the offsets that it knows. */
const TIME = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)?$/;

/** Slashes that the rules of the SEPA forbid in an identifier: at its ends, and two in a row. */
const SLASHES = /^\/|\/$|\/\//;

/** Collects what is wrong with the values of an order; each method looks at one kind of value at a path. */
export class PaymentValues {
  readonly findings: Diagnostic[] = [];
  private readonly style: PaymentStyle;

  constructor(style: PaymentStyle) {
    this.style = style;
  }

  add(fault: PaymentFault, path: string, facts?: Record<string, unknown>): void {
    this.findings.push(paymentDiagnostic(fault, path, facts));
  }

  /** A required text of the SEPA's characters. */
  text(value: string, longest: number, path: string): void {
    if (value.trim() === '') this.add('value_missing', path);
    else this.optionalText(value, longest, path);
  }

  optionalText(value: string | undefined, longest: number, path: string): void {
    if (value === undefined) return;
    if (value.length > longest) this.add('text_too_long', path, { allowed: longest, length: value.length });
    const character = notInSepa(value);
    if (character !== undefined) this.add('character_not_allowed', path, { character: codePointOf(character) });
  }

  /** A number of one's own: a message, a batch, a payment, a mandate. */
  identifier(value: string | undefined, path: string): void {
    if (value === undefined) return;
    if (value.trim() === '') this.add('value_missing', path);
    else if (value.length > 35 || SLASHES.test(value) || notInSepa(value) !== undefined)
      this.add('identifier_syntax', path);
  }

  date(value: string, path: string): void {
    if (!isDay(value)) this.add('date_invalid', path);
  }

  moment(value: string, path: string): void {
    if (!isDay(value.slice(0, 10)) || !TIME.test(value.slice(10))) this.add('date_invalid', path);
  }

  /**
   * Looks at IBAN and BIC; gives the country of an account in the SEPA but outside of the European Economic Area. Inside of it a bank
   * is found by the IBAN alone.
   */
  account(account: PaymentAccount, path: string): string | undefined {
    const country = this.iban(account.iban, `${path}.iban`);
    const outside = country === undefined || economicArea.has(country) ? undefined : country;
    if (account.bic !== undefined) this.bic(account.bic, `${path}.bic`);
    else if (outside !== undefined) this.add('bic_missing', `${path}.bic`, { country: outside });
    return outside;
  }

  /** Gives the country of an account in the SEPA. */
  iban(iban: string, path: string): string | undefined {
    const { valid, normalized } = checkIban(iban);
    const country = normalized.slice(0, 2);
    if (valid && sepaCountries.has(country)) return country;
    if (valid) this.add('iban_outside_sepa', path, { country });
    else this.add('iban_invalid', path);
    return undefined;
  }

  private bic(bic: string, path: string): void {
    const { valid, normalized } = checkBic(bic);
    if (!valid || (this.style === 'old' && !OLD_BIC.test(normalized))) this.add('bic_invalid', path);
  }

  party({ name, address }: PaymentParty, path: string): void {
    this.text(name, 70, `${path}.name`);
    if (!address) return;
    if (this.style === 'old') this.add('address_in_lines', `${path}.address`);
    this.optionalText(address.street, 70, `${path}.address.street`);
    this.optionalText(address.buildingNumber, 16, `${path}.address.buildingNumber`);
    this.optionalText(address.postCode, 16, `${path}.address.postCode`);
    this.text(address.city, 35, `${path}.address.city`);
    if (!/^[A-Z]{2}$/.test(address.country)) this.add('country_invalid', `${path}.address.country`);
  }

  /** What transfers and direct debits have in common. */
  payment(payment: PaymentCommon, path: string): void {
    this.identifier(payment.endToEndId, `${path}.endToEndId`);
    this.identifier(payment.instructionId, `${path}.instructionId`);
    this.amount(payment.amount, `${path}.amount`);
    if (payment.purpose !== undefined && !/^[A-Z0-9]{1,4}$/.test(payment.purpose))
      this.add('purpose_invalid', `${path}.purpose`);
    this.optionalText(payment.remittance, 140, `${path}.remittance`);
    if (payment.reference === undefined) return;
    if (payment.remittance !== undefined) this.add('remittance_double', `${path}.reference`);
    if (!checkCreditorReference(payment.reference).valid) this.add('reference_invalid', `${path}.reference`);
  }

  private amount(amount: string, path: string): void {
    if (!/^\d{1,18}(\.\d{1,2})?$/.test(amount)) this.add('amount_invalid', path);
    else if (new Decimal(amount).isZero() || new Decimal(amount).greaterThan(LARGEST_AMOUNT))
      this.add('amount_range', path);
  }
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
