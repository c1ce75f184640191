// @ts-check
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Entries that are put together to one piece before it is written. */
const BLOCK = 500;

/** A day of the year 2027, going round. @param {number} n */
function dayOf(n) {
  return new Date(Date.UTC(2027, 0, 1 + (n % 365))).toISOString().slice(0, 10);
}

/** Cents that differ from entry to entry. @param {number} n */
function amountOf(n) {
  return (((n * 7919) % 900_000) + 100) / 100;
}

/** @typedef {{ head: string, entry: (n: number) => string, foot: (sum: number) => string }} Shape */

/** Statements of one account whose balances join, in each format; entries as German banks write them. @type {Record<string, Shape>} */
const shapes = {
  'camt.053': {
    head: `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>M-1</MsgId><CreDtTm>2027-12-31T06:00:00+01:00</CreDtTm></GrpHdr>
<Stmt><Id>S-1</Id><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">0.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2027-01-01</Dt></Dt></Bal>
`,
    entry: (
      n,
    ) => `<Ntry><NtryRef>${n}</NtryRef><Amt Ccy="EUR">${amountOf(n).toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${dayOf(n)}</Dt></BookgDt><ValDt><Dt>${dayOf(n)}</Dt></ValDt><AcctSvcrRef>2027${n}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>E2E-${n}</EndToEndId></Refs><Amt Ccy="EUR">${amountOf(n).toFixed(2)}</Amt><RltdPties><Dbtr><Pty><Nm>Kunde ${n % 1000} GmbH</Nm></Pty></Dbtr><DbtrAcct><Id><IBAN>DE02120300000000202051</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Rechnung RE-2027-${n}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
`,
    foot: (sum) =>
      `<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${sum.toFixed(2)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2027-12-31</Dt></Dt></Bal></Stmt></BkToCstmrStmt></Document>\n`,
  },
  mt940: {
    head: ':20:STARTUMSE\r\n:25:37040044/0532013000\r\n:28C:00001/001\r\n:60F:C270101EUR0,00\r\n',
    entry: (n) => {
      const day = dayOf(n).slice(2).replaceAll('-', '');
      const amount = amountOf(n).toFixed(2).replace('.', ',');
      return `:61:${day}${day.slice(2)}CR${amount}NTRFNONREF//${n}\r\n:86:166?00GUTSCHRIFT?109310?20EREF+E2E-${n}?21SVWZ+Rechnung RE-2027\r\n-${n}?30BYLADEM1001?31DE02120300000000202051?32Kunde ${n % 1000} GmbH?34997\r\n`;
    },
    foot: (sum) => `:62F:C271231EUR${sum.toFixed(2).replace('.', ',')}\r\n-\r\n`,
  },
  csv: {
    head: 'IBAN;DE89370400440532013000\n\nBuchung;Valuta;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Betrag;Währung\n',
    entry: (n) => {
      const day = dayOf(n).split('-').toReversed().join('.');
      return `${day};${day};"Kunde ${n % 1000} GmbH";Gutschrift;Rechnung RE-2027-${n};${amountOf(n).toFixed(2).replace('.', ',')};EUR\n`;
    },
    foot: () => '',
  },
};

/** The formats that can be made. */
export const formats = Object.keys(shapes);

/**
 * Pieces of a file of that many entries; nothing larger than a piece is ever in memory.
 * @param {string} format
 * @param {number} entries
 */
function* pieces(format, entries) {
  const shape = shapes[format];
  if (!shape) throw new Error(`no such format: ${format}`);
  yield shape.head;
  let cents = 0;
  for (let start = 0; start < entries; start += BLOCK) {
    let block = '';
    for (let n = start; n < Math.min(start + BLOCK, entries); n += 1) {
      block += shape.entry(n);
      cents += Math.round(amountOf(n) * 100);
    }
    yield block;
  }
  yield shape.foot(cents / 100);
}

/**
 * Writes such a file.
 * @param {string} file
 * @param {string} format
 * @param {number} entries
 */
export async function writeStatementFile(file, format, entries) {
  await pipeline(Readable.from(pieces(format, entries)), createWriteStream(file));
}
