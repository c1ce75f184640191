import { withoutUndefined } from '../../present-values.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { childOf, childrenOf, elementAt, textAt } from '../../xml/xml-element.ts';
import type {
  BankCharge,
  BankParties,
  BankParty,
  BankReferences,
  StructuredRemittance,
  BankTransaction,
} from '../statement-model.ts';
import {
  amountAt,
  bookedAmountAt,
  readBookedAmount,
  readExchanges,
  readTransactionCode,
  sideOf,
} from './camt-values.ts';

/** One `TxDtls` element of any version. */
export function readTransaction(details: XmlElement): BankTransaction {
  const remittance = childOf(details, 'RmtInf');
  return withoutUndefined({
    references: readReferences(childOf(details, 'Refs')),
    amount: bookedAmountAt(details, 'Amt', 'AmtDtls/TxAmt/Amt'),
    side: sideOf(details),
    instructedAmount: amountAt(details, 'AmtDtls/InstdAmt/Amt'),
    transactionAmount: amountAt(details, 'AmtDtls/TxAmt/Amt'),
    counterValue: amountAt(details, 'AmtDtls/CntrValAmt/Amt'),
    ...readExchanges(details),
    charges: readCharges(details),
    transactionCode: readTransactionCode(childOf(details, 'BkTxCd')),
    parties: readParties(details),
    remittance: childrenOf(remittance, 'Ustrd').map((line) => line.text),
    structuredRemittance: childrenOf(remittance, 'Strd').map(readStructured),
    purpose: textAt(details, 'Purp/Cd', 'Purp/Prtry'),
    returned: readReturn(childOf(details, 'RtrInf')),
    additionalInformation: textAt(details, 'AddtlTxInf'),
  });
}

/** Charges of an entry or a transaction: records (version 4 and later), single amounts (before), or only the total. */
export function readCharges(element: XmlElement): BankCharge[] {
  const groups = childrenOf(element, 'Chrgs');
  const charges = groups.flatMap((group) => [...childrenOf(group, 'Rcrd'), group]).flatMap(readCharge);
  if (charges.length > 0) return charges;
  return groups.flatMap((group) => childrenOf(group, 'TtlChrgsAndTaxAmt')).map(readBookedAmount);
}

function readCharge(record: XmlElement): BankCharge[] {
  const amount = childOf(record, 'Amt');
  if (!amount) return [];
  const included = textAt(record, 'ChrgInclInd');
  return [
    withoutUndefined({
      ...readBookedAmount(amount),
      side: sideOf(record),
      included: included === undefined ? undefined : ['true', '1'].includes(included),
      type: textAt(record, 'Tp/Cd', 'Tp/Prtry/Id', 'Tp/Prtry'),
      bearer: textAt(record, 'Br'),
    }),
  ];
}

function readReferences(references: XmlElement | undefined): BankReferences {
  return withoutUndefined({
    messageId: textAt(references, 'MsgId'),
    servicerReference: textAt(references, 'AcctSvcrRef'),
    paymentInformationId: textAt(references, 'PmtInfId'),
    instructionId: textAt(references, 'InstrId'),
    endToEndId: textAt(references, 'EndToEndId'),
    uetr: textAt(references, 'UETR'),
    transactionId: textAt(references, 'TxId'),
    mandateId: textAt(references, 'MndtId'),
    chequeNumber: textAt(references, 'ChqNb'),
    clearingReference: textAt(references, 'ClrSysRef'),
    proprietary: childrenOf(references, 'Prtry').map((one) => ({
      type: textAt(one, 'Tp') ?? '',
      reference: textAt(one, 'Ref') ?? '',
    })),
  });
}

function readParties(details: XmlElement): BankParties {
  return withoutUndefined({
    debtor: readParty(details, 'Dbtr'),
    ultimateDebtor: readParty(details, 'UltmtDbtr'),
    creditor: readParty(details, 'Cdtr'),
    ultimateCreditor: readParty(details, 'UltmtCdtr'),
  });
}

function readParty(details: XmlElement, role: string): BankParty | undefined {
  const parties = childOf(details, 'RltdPties');
  const account = elementAt(parties, `${role}Acct/Id`);
  const bank = elementAt(details, `RltdAgts/${role}Agt/FinInstnId`);
  if (!account && !bank && !childOf(parties, role)) return undefined;
  const party: BankParty = withoutUndefined({
    name: textAt(parties, `${role}/Pty/Nm`, `${role}/Nm`, `${role}/Agt/FinInstnId/Nm`),
    iban: textAt(account, 'IBAN'),
    otherAccount: textAt(account, 'Othr/Id', 'BBAN', 'UPIC', 'PrtryAcct/Id'),
    bankBic: textAt(bank, 'BICFI', 'BIC', 'CmbndId/BIC'),
    bankName: textAt(bank, 'Nm', 'NmAndAdr/Nm', 'CmbndId/Nm'),
    identifier: textAt(
      elementAt(parties, `${role}/Pty/Id`) ?? elementAt(parties, `${role}/Id`),
      'PrvtId/Othr/Id',
      'OrgId/Othr/Id',
      'PrvtId/OthrId/Id',
      'OrgId/PrtryId/Id',
    ),
  });
  return Object.keys(party).length > 0 ? party : undefined;
}

function readStructured(block: XmlElement): StructuredRemittance {
  const type = 'CdtrRefInf/Tp/CdOrPrtry';
  return withoutUndefined({
    reference: textAt(block, 'CdtrRefInf/Ref', 'CdtrRefInf/CdtrRef'),
    referenceType: textAt(
      block,
      `${type}/Cd`,
      `${type}/Prtry`,
      'CdtrRefInf/CdtrRefTp/Cd',
      'CdtrRefInf/CdtrRefTp/Prtry',
    ),
    documentNumbers: childrenOf(block, 'RfrdDocInf').flatMap((document) => textAt(document, 'Nb', 'RfrdDocNb') ?? []),
    additional: childrenOf(block, 'AddtlRmtInf').map((line) => line.text),
  });
}

function readReturn(element: XmlElement | undefined): BankTransaction['returned'] {
  if (!element) return undefined;
  const lines = [...childrenOf(element, 'AddtlInf'), ...childrenOf(element, 'AddtlRtrRsnInf')];
  return withoutUndefined({
    reason: textAt(element, 'Rsn/Cd', 'Rsn/Prtry', 'RtrRsn/Cd', 'RtrRsn/Prtry'),
    information: lines.map((line) => line.text),
    originator: textAt(
      childOf(element, 'Orgtr') ?? childOf(element, 'RtrOrgtr'),
      'Nm',
      'Id/OrgId/AnyBIC',
      'Id/OrgId/BICOrBEI',
      'Id/OrgId/BIC',
    ),
  });
}
