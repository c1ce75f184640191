import { syntaxOf } from '../../src/einvoice/source/index.ts';
import { en16931Rules } from '../../src/einvoice/rules/index.ts';
import { Judge } from '../../src/einvoice/rules/judge.ts';
import type { Breach } from '../../src/einvoice/rules/index.ts';
import { schemaOf } from '../../src/einvoice/structure/schema.ts';
import { readXmlTree } from '../../src/xml/xml-tree.ts';
import { judgedBy } from './judged-tree.ts';

const ublNamespaces =
  'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" ' +
  'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"';
const ciiNamespaces =
  'xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100" ' +
  'xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100" ' +
  'xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"';

const judges = {
  ubl: new Judge('ubl', schemaOf('ubl'), [en16931Rules]),
  cii: new Judge('cii', schemaOf('cii'), [en16931Rules]),
};

/** The breaches of EN 16931 in a document, however incomplete. */
export function breachesIn(xml: string): readonly Breach[] {
  const root = readXmlTree(new TextEncoder().encode(xml));
  return judgedBy(judges[syntaxOf(root) === 'cii' ? 'cii' : 'ubl'], root).breaches;
}

/** The breaches of one rule in a UBL invoice with this content. */
export function ublBreaches(rule: string, content: string, kind: 'Invoice' | 'CreditNote' = 'Invoice'): Breach[] {
  const root = `${kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${kind}-2" ${ublNamespaces}`;
  return breachesIn(`<${root}>${content}</${kind}>`).filter((breach) => breach.rule.id === rule);
}

/** The breaches of one rule in a CII invoice with this content of its transaction. */
export function ciiBreaches(rule: string, transaction: string): Breach[] {
  const content = `<rsm:SupplyChainTradeTransaction>${transaction}</rsm:SupplyChainTradeTransaction>`;
  return breachesIn(`<rsm:CrossIndustryInvoice ${ciiNamespaces}>${content}</rsm:CrossIndustryInvoice>`).filter(
    (breach) => breach.rule.id === rule,
  );
}
