import type { XmlElement } from '../../../xml/xml-element.ts';
import { flagOf } from '../element-flags.ts';
import { elementsAt } from '../element-paths.ts';
import type { CodeChoice } from './code-choice.ts';

/** True for a reference that names the invoiced object, and no document. */
export function isObject(reference: XmlElement): boolean {
  return elementsAt(reference, 'DocumentTypeCode').some(({ content }) => content === '130');
}

/** The reason code of an allowance or of a charge in UBL. */
export function ublReason(codes: ReadonlySet<string>, kind: 'allowance' | 'charge'): CodeChoice {
  const where = (allowance: XmlElement): boolean => flagOf(allowance, 'ChargeIndicator') === (kind === 'charge');
  return { name: 'AllowanceChargeReasonCode', parent: 'AllowanceCharge', codes, where };
}

/** The same in CII. */
export function ciiReason(codes: ReadonlySet<string>, kind: 'allowance' | 'charge'): CodeChoice {
  const where = (allowance: XmlElement): boolean =>
    flagOf(allowance, 'ChargeIndicator/Indicator') === (kind === 'charge');
  return { name: 'ReasonCode', parent: 'SpecifiedTradeAllowanceCharge', codes, where };
}

/** The subject of a note of UBL, which it begins with between two hashes: `#AAI#Text`. */
export function noteSubject(note: string): string | undefined {
  const subject = /^[^#]*#([^#]*)#/.exec(note)?.[1];
  return subject?.length === 3 ? subject : undefined;
}

/** True for the creditor identifier of SEPA, where it may stand: it is no scheme of the list. */
export function isCreditor(code: string, ancestors: readonly XmlElement[]): boolean {
  return code === 'SEPA' && ancestors.some(({ name }) => name === 'AccountingSupplierParty' || name === 'PayeeParty');
}

/** Codes of exemption reasons are compared without regard to case. */
export function upperCase(text: string): string {
  return text.toUpperCase();
}
