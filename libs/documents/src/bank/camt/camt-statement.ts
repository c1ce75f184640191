import { withoutUndefined } from '../../present-values.ts';
import { checkIban } from '../../reference/iban.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { childOf, childrenOf, elementAt, textAt } from '../../xml/xml-element.ts';
import type { BankAccount, BankBalance, BankTotal, StatementFrame } from '../statement-model.ts';
import { refuseCamt } from './camt-diagnostics.ts';
import { isAmount, momentAt, readDate, requiredAmount, requiredSide, requiredText } from './camt-values.ts';

/** What a `Stmt`, `Rpt` or `Ntfctn` element says beside its entries, as far as it has been read. */
export function readFrame(element: XmlElement): StatementFrame {
  const account = childOf(element, 'Acct') ?? refuseCamt('camt_element_missing', element, { element: 'Acct' });
  const pages = childOf(element, 'StmtPgntn') ?? childOf(element, 'RptPgntn') ?? childOf(element, 'NtfctnPgntn');
  const number = textAt(pages, 'PgNb');
  return withoutUndefined({
    id: requiredText(element, 'Id'),
    electronicSequence: textAt(element, 'ElctrncSeqNb'),
    legalSequence: textAt(element, 'LglSeqNb'),
    createdAt: momentAt(element, 'CreDtTm'),
    page:
      number === undefined ? undefined : { number, last: !['false', '0'].includes(textAt(pages, 'LastPgInd') ?? '') },
    from: momentAt(element, 'FrToDt/FrDtTm'),
    to: momentAt(element, 'FrToDt/ToDtTm'),
    copyDuplicate: textAt(element, 'CpyDplctInd'),
    account: readAccount(account),
    balances: childrenOf(element, 'Bal').map(readBalance),
    totals: readTotals(childOf(element, 'TxsSummry')),
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
    ...(textAt(balance, 'Tp/SubTp/Cd') === 'INTM' ? { interim: true } : {}),
  };
}

function readTotals(summary: XmlElement | undefined): StatementFrame['totals'] {
  const [credit, debit, all] = ['TtlCdtNtries', 'TtlDbtNtries', 'TtlNtries'].map((name) => readTotal(summary, name));
  return credit || debit || all ? withoutUndefined({ credit, debit, all }) : undefined;
}

function readTotal(summary: XmlElement | undefined, name: string): BankTotal | undefined {
  const total = childOf(summary, name);
  if (!total) return undefined;
  const sum = childOf(total, 'Sum');
  if (sum && !isAmount(sum.text)) refuseCamt('camt_amount_syntax', sum);
  return withoutUndefined({ count: textAt(total, 'NbOfNtries'), sum: sum?.text });
}
