/** A booked entry of a statement; positive amounts come in. */
export interface EntryText {
  amount: string;
  bookedOn: string;
  currency?: string;
  payer?: string;
  iban?: string;
  text?: string;
  reference?: string;
  endToEndId?: string;
  servicerReference?: string;
  /** Parts of a collective entry instead of one payment. */
  parts?: { amount: string; text: string }[];
  /** Number of payments of a collective entry whose parts are not told. */
  batchOf?: number;
  status?: string;
  reversal?: boolean;
  /** Why the payment came back. */
  returned?: string;
}

/** A CAMT message of one account with balances that join, or as given. */
export interface MessageText {
  message?: '052' | '053' | '054';
  id: string;
  iban?: string;
  currency?: string;
  opening?: string;
  closing?: string;
  from: string;
  to: string;
  entries: EntryText[];
}

/** Writes the message as a bank would, in version 8. */
export function camt(message: MessageText): Uint8Array {
  const { message: kind = '053', currency = 'EUR', iban = 'DE89370400440532013000', opening = '0.00' } = message;
  const [root, group] = {
    '052': ['BkToCstmrAcctRpt', 'Rpt'],
    '053': ['BkToCstmrStmt', 'Stmt'],
    '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
  }[kind] as [string, string];
  const cents = message.entries.reduce(
    (all, entry) => all + Math.round(Number(entry.amount) * 100),
    Math.round(Number(opening) * 100),
  );
  const closing = message.closing ?? (cents / 100).toFixed(2);
  const balances =
    kind === '053'
      ? balance('OPBD', opening, message.from, currency) + balance('CLBD', closing, message.to, currency)
      : '';
  return new TextEncoder().encode(
    `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${kind}.001.08"><${root}>` +
      `<GrpHdr><MsgId>${message.id}</MsgId><CreDtTm>${message.to}T20:00:00</CreDtTm></GrpHdr>` +
      `<${group}><Id>${message.id}</Id><CreDtTm>${message.to}T20:00:00</CreDtTm><Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>` +
      `${balances}${message.entries.map((entry) => entryText(entry, currency)).join('')}</${group}></${root}></Document>`,
  );
}

function balance(type: string, amount: string, date: string, currency: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${type}</Cd></CdOrPrtry></Tp>${money(amount, currency)}<Dt><Dt>${date}</Dt></Dt></Bal>`;
}

function money(amount: string, currency: string): string {
  return `<Amt Ccy="${currency}">${amount.replace('-', '')}</Amt><CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd>`;
}

function entryText(entry: EntryText, currency: string): string {
  const batch = entry.batchOf ? `<Btch><PmtInfId>batch</PmtInfId><NbOfTxs>${entry.batchOf}</NbOfTxs></Btch>` : '';
  const details = entry.parts
    ? entry.parts.map((part) => `<TxDtls>${money(part.amount, currency)}${remittance(part.text)}</TxDtls>`).join('')
    : entry.batchOf
      ? ''
      : single(entry);
  return (
    `<Ntry>${money(entry.amount, entry.currency ?? currency)}${entry.reversal ? '<RvslInd>true</RvslInd>' : ''}` +
    `<Sts><Cd>${entry.status ?? 'BOOK'}</Cd></Sts><BookgDt><Dt>${entry.bookedOn}</Dt></BookgDt><ValDt><Dt>${entry.bookedOn}</Dt></ValDt>` +
    `<AcctSvcrRef>${entry.servicerReference ?? 'NONREF'}</AcctSvcrRef><BkTxCd><Prtry><Cd>166</Cd></Prtry></BkTxCd>` +
    (batch || details ? `<NtryDtls>${batch}${details}</NtryDtls>` : '') +
    `</Ntry>`
  );
}

function single(entry: EntryText): string {
  const parties =
    entry.payer || entry.iban
      ? `<RltdPties>${entry.payer ? `<Dbtr><Pty><Nm>${entry.payer}</Nm></Pty></Dbtr>` : ''}${entry.iban ? `<DbtrAcct><Id><IBAN>${entry.iban}</IBAN></Id></DbtrAcct>` : ''}</RltdPties>`
      : '';
  return `<TxDtls><Refs><EndToEndId>${entry.endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>${parties}${remittance(entry.text, entry.reference)}${entry.returned ? `<RtrInf><Rsn><Cd>${entry.returned}</Cd></Rsn></RtrInf>` : ''}</TxDtls>`;
}

function remittance(text?: string, reference?: string): string {
  const structured = reference
    ? `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${reference}</Ref></CdtrRefInf></Strd>`
    : '';
  return text || structured ? `<RmtInf>${text ? `<Ustrd>${text}</Ustrd>` : ''}${structured}</RmtInf>` : '';
}
