import type { XmlElement } from '../../xml/xml-element.ts';
import { refuseCamt } from './camt-diagnostics.ts';

/** Elements that can stand in another one in any version from 1 to 8; those with a star more than once (ISO 20022 schemas, compared 2026-11). */
const children = {
  statement:
    'Id ElctrncSeqNb RptgSeq LglSeqNb CreDtTm FrToDt CpyDplctInd RptgSrc Acct RltdAcct Intrst* Bal* TxsSummry Ntry* ' +
    'StmtPgntn RptPgntn NtfctnPgntn AddtlStmtInf AddtlRptInf AddtlNtfctnInf',
  entry:
    'NtryRef Amt CdtDbtInd RvslInd Sts BookgDt ValDt AcctSvcrRef Avlbty* BkTxCd ComssnWvrInd AddtlInfInd AmtDtls Chrgs* ' +
    'TechInptChanl Intrst* CardTx Btch* NtryDtls* TxDtls* AddtlNtryInf',
  details: 'Btch TxDtls*',
  payment:
    'Refs Amt CdtDbtInd AmtDtls Avlbty* BkTxCd Chrgs* Intrst* RltdPties RltdAgts LclInstrm Purp RltdRmtInf* RmtInf RltdDts ' +
    'RltdPric RltdQties* FinInstrmId Tax RtrInf CorpActn SfkpgAcct CshDpst* CardTx AddtlTxInf SplmtryData*',
};

/** Kinds of elements whose content is known. */
export type CamtPart = keyof typeof children;

/** The highest version whose schema was compared; later ones may have more elements. */
const HIGHEST_COMPARED = 8;

const tables = new Map(
  Object.entries(children).map(([part, names]) => [
    part,
    new Map(names.split(' ').map((name) => [name.replace('*', ''), name.endsWith('*') ? 'many' : 'one'] as const)),
  ]),
);

/** Refuses an element that the schema does not know there, and one that comes twice: whichever of both was read would be a guess. */
export function checkStructure(element: XmlElement, part: CamtPart, version: number): void {
  const table = tables.get(part);
  const seen = new Set<string>();
  for (const child of element.children) {
    const known = table?.get(child.name);
    if (!known && version <= HIGHEST_COMPARED) refuseCamt('camt_element_unknown', child);
    if (known === 'one' && seen.has(child.name)) refuseCamt('camt_element_repeated', child);
    seen.add(child.name);
  }
}
