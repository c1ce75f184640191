interface StatementParts {
  amount?: string;
  closing?: string;
  bookingDate?: string;
  endToEndId?: string;
  name?: string;
}

/** A small CAMT.053 version 8 statement with one credit; the entry stands on line 9. */
export function statementXml(parts: StatementParts): string {
  const amount = parts.amount ?? '119.00';
  const name = (parts.name ?? 'Muster GmbH').replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
 <BkToCstmrStmt>
  <GrpHdr><MsgId>MSG-1</MsgId><CreDtTm>2027-03-01T06:00:00+01:00</CreDtTm></GrpHdr>
  <Stmt><Id>STMT-1</Id><ElctrncSeqNb>42</ElctrncSeqNb><CreDtTm>2027-03-01T06:00:00+01:00</CreDtTm>
   <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
   <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2027-02-26</Dt></Dt></Bal>
   <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${parts.closing ?? '1119.00'}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2027-03-01</Dt></Dt></Bal>
   <Ntry><NtryRef>NTRY-1</NtryRef><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${parts.bookingDate ?? '2027-03-01'}</Dt></BookgDt><ValDt><Dt>2027-03-01</Dt></ValDt><AcctSvcrRef>2027030100001</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>${parts.endToEndId ?? 'E2E-1'}</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>${name}</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd>RE-2027-0001</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
  </Stmt>
 </BkToCstmrStmt>
</Document>
`;
}

/** The same statement with a returned direct debit of 50.00 and charges of 3.00, in the spelling of version 2 or 8. */
export function returnedDebitXml(version: 2 | 8): string {
  const party = (name: string): string => (version === 8 ? `<Pty><Nm>${name}</Nm></Pty>` : `<Nm>${name}</Nm>`);
  const bic = version === 8 ? 'BICFI' : 'BIC';
  const charges = version === 8 ? '<Rcrd><Amt Ccy="EUR">3.00</Amt></Rcrd>' : '<Amt Ccy="EUR">3.00</Amt>';
  const details =
    '<NtryDtls><Btch><PmtInfId>PI-1</PmtInfId><NbOfTxs>2</NbOfTxs><TtlAmt Ccy="EUR">53.00</TtlAmt></Btch><TxDtls>' +
    '<Refs><EndToEndId>E2E-1</EndToEndId><TxId>TX-1</TxId><MndtId>M-1</MndtId></Refs>' +
    '<AmtDtls><InstdAmt><Amt Ccy="EUR">50.00</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">53.00</Amt></TxAmt></AmtDtls>' +
    `<Chrgs>${charges}</Chrgs>` +
    `<RltdPties><Dbtr>${party('Ada')}</Dbtr><DbtrAcct><Id><Othr><Id>4711</Id></Othr></Id></DbtrAcct><UltmtDbtr>${party('Bob')}</UltmtDbtr>` +
    `<Cdtr>${party('Cem')}</Cdtr><UltmtCdtr>${party('Dora')}</UltmtCdtr></RltdPties>` +
    `<RltdAgts><DbtrAgt><FinInstnId><${bic}>COBADEFFXXX</${bic}></FinInstnId></DbtrAgt></RltdAgts>` +
    '<RmtInf><Ustrd>Zeile 1</Ustrd><Ustrd>Zeile 2</Ustrd></RmtInf>' +
    '<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Konto geschlossen</AddtlInf></RtrInf></TxDtls></NtryDtls>';
  const xml = statementXml({})
    .replace('<Sts><Cd>BOOK', '<RvslInd>true</RvslInd><Sts><Cd>BOOK')
    .replace(/<NtryDtls>.*<\/NtryDtls>/, details);
  return version === 8
    ? xml
    : xml.replace('053.001.08', '053.001.02').replace('<Sts><Cd>BOOK</Cd></Sts>', '<Sts>BOOK</Sts>');
}
