import { formatCents, parseDecimal } from '../../decimal.ts';
import type { Account, Entry, Payment } from './statement-input.ts';

/** Everything that stands on a statement. Balances are signed decimal texts, times ISO 8601. */
export interface Statement {
  id: string;
  sequence: number;
  createdAt: string;
  account: Account;
  opening: string;
  closing: string;
  entries: Entry[];
}

/** What an element holds: a text, or children of which missing ones are left out. */
type Content = string | (string | undefined)[];

/** The statement as CAMT.053.001.08. */
export function writeCamt(statement: Statement): string {
  const dates = statement.entries.map((entry) => entry.bookingDate).sort();
  const [first = '', last = ''] = [dates[0], dates.at(-1)];
  const group = element('GrpHdr', [element('MsgId', `MSG-${statement.id}`), element('CreDtTm', statement.createdAt)]);
  const body = element('Stmt', [
    element('Id', statement.id),
    element('ElctrncSeqNb', String(statement.sequence)),
    element('CreDtTm', statement.createdAt),
    element('FrToDt', [element('FrDtTm', `${first}T00:00:00.000Z`), element('ToDtTm', `${last}T23:59:59.000Z`)]),
    element('Acct', [
      element('Id', [element('IBAN', statement.account.iban)]),
      element('Ccy', statement.account.currency),
      element('Ownr', [element('Nm', statement.account.owner)]),
      element('Svcr', [element('FinInstnId', [element('BICFI', 'BYLADEM1001'), element('Nm', 'Musterbank')])]),
    ]),
    balance('OPBD', statement.opening, statement.account.currency, first),
    balance('CLBD', statement.closing, statement.account.currency, last),
    ...statement.entries.map(entryElement),
  ]);
  const document = `<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">${element('BkToCstmrStmt', [group, body])}</Document>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${document}\n`;
}

function balance(code: string, amount: string, currency: string, date: string): string {
  const value = parseDecimal(amount) ?? 0n;
  return element('Bal', [
    element('Tp', [element('CdOrPrtry', [element('Cd', code)])]),
    money('Amt', formatCents(value < 0n ? -value : value), currency),
    element('CdtDbtInd', value < 0n ? 'DBIT' : 'CRDT'),
    element('Dt', [element('Dt', date)]),
  ]);
}

function entryElement(entry: Entry): string {
  const parts = entry.batch.length > 0 ? entry.batch : [entry];
  const batch = element('Btch', [
    element('NbOfTxs', String(parts.length)),
    money('TtlAmt', entry.amount, entry.currency),
    element('CdtDbtInd', entry.creditDebit),
  ]);
  return element('Ntry', [
    money('Amt', entry.amount, entry.currency),
    element('CdtDbtInd', entry.creditDebit),
    element('Sts', [element('Cd', 'BOOK')]),
    element('BookgDt', [element('Dt', entry.bookingDate)]),
    element('ValDt', [element('Dt', entry.valueDate)]),
    optional('AcctSvcrRef', entry.accountServicerReference),
    element('BkTxCd', [
      element('Domn', [
        element('Cd', 'PMNT'),
        element('Fmly', [element('Cd', entry.creditDebit === 'CRDT' ? 'RCDT' : 'ICDT'), element('SubFmlyCd', 'ESCT')]),
      ]),
    ]),
    element('NtryDtls', [entry.batch.length > 0 ? batch : undefined, ...parts.map(paymentElement)]),
  ]);
}

function paymentElement(payment: Payment): string {
  const role = payment.creditDebit === 'CRDT' ? 'Dbtr' : 'Cdtr';
  const { party } = payment;
  const address = party?.country === undefined ? undefined : element('PstlAdr', [element('Ctry', party.country)]);
  const people =
    party === undefined
      ? undefined
      : element('RltdPties', [
          element(role, [element('Pty', [element('Nm', party.name.slice(0, 140)), address])]),
          party.iban === undefined ? undefined : element(`${role}Acct`, [element('Id', [element('IBAN', party.iban)])]),
        ]);
  return element('TxDtls', [
    element('Refs', [
      optional('AcctSvcrRef', payment.accountServicerReference),
      element('EndToEndId', payment.endToEndId ?? 'NOTPROVIDED'),
    ]),
    money('Amt', payment.amount, payment.currency),
    element('CdtDbtInd', payment.creditDebit),
    people,
    remittance(payment),
  ]);
}

function remittance(payment: Payment): string | undefined {
  const lines = payment.unstructured.map((line) => element('Ustrd', line.slice(0, 140)));
  const reference = payment.structuredReference;
  const structured =
    reference === undefined
      ? undefined
      : element('Strd', [
          element('CdtrRefInf', [
            element('Tp', [element('CdOrPrtry', [element('Cd', 'SCOR')]), element('Issr', 'ISO')]),
            element('Ref', reference),
          ]),
        ]);
  return lines.length === 0 && structured === undefined ? undefined : element('RmtInf', [...lines, structured]);
}

function money(name: string, amount: string, currency: string): string {
  return `<${name} Ccy="${escape(currency)}">${formatCents(parseDecimal(amount) ?? 0n)}</${name}>`;
}

function optional(name: string, text: string): string | undefined {
  return text === '' ? undefined : element(name, text);
}

function element(name: string, content: Content): string {
  const inner = typeof content === 'string' ? escape(content) : content.filter((child) => child !== undefined).join('');
  return `<${name}>${inner}</${name}>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
