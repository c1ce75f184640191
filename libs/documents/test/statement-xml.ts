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
