import { Decimal } from 'decimal.js';
import { checkBic } from '../reference/bic.ts';
import { checkCreditorReference } from '../reference/creditor-reference.ts';
import { checkIban } from '../reference/iban.ts';
import type { XmlNode } from '../xml/xml-writer.ts';
import { xml } from '../xml/xml-writer.ts';
import type { PaymentAccount, PaymentAddress, PaymentCommon, PaymentParty } from './payment-model.ts';
import type { PaymentStyle } from './payment-style.ts';

/** Number and sum of payments; the sum is never taken from outside. */
export function totals(payments: readonly PaymentCommon[]): XmlNode[] {
  const sum = payments.reduce((all, payment) => all.plus(payment.amount), new Decimal(0));
  return [xml('NbOfTxs', String(payments.length)), xml('CtrlSum', sum.toFixed(2))];
}

/** The head of a message. */
export function groupHeader(
  order: { messageId: string; createdAt: string; initiator: { name: string } },
  payments: readonly PaymentCommon[],
): XmlNode {
  return xml('GrpHdr', [
    xml('MsgId', order.messageId),
    xml('CreDtTm', order.createdAt),
    ...totals(payments),
    xml('InitgPty', [xml('Nm', order.initiator.name)]),
  ]);
}

/** A party with its address in parts. */
export function party(name: string, { name: text, address }: PaymentParty): XmlNode {
  return xml(name, [xml('Nm', text), address && xml('PstlAdr', addressParts(address))]);
}

function addressParts({ street, buildingNumber, postCode, city, country }: PaymentAddress): XmlNode[] {
  return [
    xml('StrtNm', street),
    xml('BldgNb', buildingNumber),
    xml('PstCd', postCode),
    xml('TwnNm', city),
    xml('Ctry', country),
  ];
}

/** A party of which only the name is told; left out without one. */
export function namedParty(name: string, text: string | undefined): XmlNode | undefined {
  return text === undefined ? undefined : xml(name, [xml('Nm', text)]);
}

/** The account; the currency is told for one's own only. */
export function account(name: string, { iban }: Pick<PaymentAccount, 'iban'>, currency?: 'EUR'): XmlNode {
  return xml(name, [xml('Id', [xml('IBAN', checkIban(iban).normalized)]), xml('Ccy', currency)]);
}

/** The bank; where its BIC is unknown the message says so. */
export function agent(name: string, { bic }: PaymentAccount, style: PaymentStyle): XmlNode {
  const known = bic === undefined ? undefined : xml(style === 'new' ? 'BICFI' : 'BIC', checkBic(bic).normalized);
  return xml(name, [xml('FinInstnId', [known ?? xml('Othr', [xml('Id', 'NOTPROVIDED')])])]);
}

/** Names under which the payment is known on its way. */
export function paymentId({ instructionId, endToEndId = 'NOTPROVIDED' }: PaymentCommon): XmlNode {
  return xml('PmtId', [xml('InstrId', instructionId), xml('EndToEndId', endToEndId)]);
}

/** The amount with two decimals. */
export function instructedAmount(amount: string): XmlNode {
  return xml('InstdAmt', new Decimal(amount).toFixed(2), { Ccy: 'EUR' });
}

/** The purpose code, if there is one. */
export function purpose(code: string | undefined): XmlNode | undefined {
  return code === undefined ? undefined : xml('Purp', [xml('Cd', code)]);
}

/** Free text or a structured reference. */
export function remittance({ remittance: text, reference }: PaymentCommon): XmlNode | undefined {
  if (reference !== undefined) {
    const kind = xml('Tp', [xml('CdOrPrtry', [xml('Cd', 'SCOR')]), xml('Issr', 'ISO')]);
    const number = xml('Ref', checkCreditorReference(reference).normalized);
    return xml('RmtInf', [xml('Strd', [xml('CdtrRefInf', [kind, number])])]);
  }
  return text === undefined ? undefined : xml('RmtInf', [xml('Ustrd', text)]);
}
