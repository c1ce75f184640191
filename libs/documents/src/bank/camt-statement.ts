import { checkIban } from '../reference/iban.ts';
import type { XmlElement } from '../xml/xml-element.ts';
import { childOf, childrenOf, elementAt, textAt } from '../xml/xml-element.ts';
import type { BankAccount, BankBalance, BankEntry, BankStatement } from './statement-model.ts';
import { refuseCamt } from './camt-diagnostics.ts';
import { momentAt, readDate, requiredAmount, requiredSide, requiredText, withoutUndefined } from './camt-values.ts';

/** One `Stmt`, `Rpt` or `Ntfctn` element, whose entries were read while it was still open. */
export function readStatement(element: XmlElement, entries: BankEntry[]): BankStatement {
  const account = childOf(element, 'Acct') ?? refuseCamt('camt_element_missing', element, { element: 'Acct' });
  const pages = childOf(element, 'StmtPgntn') ?? childOf(element, 'RptPgntn') ?? childOf(element, 'NtfctnPgntn');
  const number = textAt(pages, 'PgNb');
  return withoutUndefined({
    id: requiredText(element, 'Id'),
    electronicSequence: textAt(element, 'ElctrncSeqNb'),
    legalSequence: textAt(element, 'LglSeqNb'),
    createdAt: momentAt(element, 'CreDtTm'),
    page: number === undefined ? undefined : { number, last: textAt(pages, 'LastPgInd') !== 'false' },
    from: momentAt(element, 'FrToDt/FrDtTm'),
    to: momentAt(element, 'FrToDt/ToDtTm'),
    copyDuplicate: textAt(element, 'CpyDplctInd'),
    account: readAccount(account),
    balances: childrenOf(element, 'Bal').map(readBalance),
    entries,
    additionalInformation: textAt(element, 'AddtlStmtInf', 'AddtlRptInf', 'AddtlNtfctnInf'),
  });
}

/** The statement's account; an IBAN must pass its check. */
export function readAccount(account: XmlElement): BankAccount {
  const iban = elementAt(account, 'Id/IBAN');
  if (iban && !checkIban(iban.text).valid) refuseCamt('iban_checksum', iban);
  const other = textAt(account, 'Id/Othr/Id', 'Id/BBAN', 'Id/UPIC', 'Id/PrtryAcct/Id');
  if (!iban && !other) refuseCamt('camt_element_missing', account, { element: 'Id' });
  return withoutUndefined({
    iban: iban?.text,
    other,
    currency: textAt(account, 'Ccy'),
    ownerName: textAt(account, 'Ownr/Nm'),
    bankBic: textAt(account, 'Svcr/FinInstnId/BICFI', 'Svcr/FinInstnId/BIC', 'Svcr/FinInstnId/CmbndId/BIC'),
  });
}

function readBalance(balance: XmlElement): BankBalance {
  const date = readDate(childOf(balance, 'Dt')) ?? refuseCamt('camt_element_missing', balance, { element: 'Dt' });
  return {
    ...requiredAmount(balance),
    type: requiredText(balance, 'Tp/CdOrPrtry/Cd', 'Tp/CdOrPrtry/Prtry', 'Tp/Cd', 'Tp/Prtry'),
    side: requiredSide(balance),
    date: date.date,
  };
}
