import type { Judge } from '../../src/einvoice/rules/judge.ts';
import type { Judgement } from '../../src/einvoice/rules/judging.ts';
import type { PlacedInvoice } from '../../src/einvoice/rules/placed-invoice.ts';
import { syntaxOf } from '../../src/einvoice/source/index.ts';
import type { XmlElement } from '../../src/xml/xml-element.ts';

/** What a judge says of a whole document, complete or not. */
export function judgedBy(judge: Judge, root: XmlElement, before?: PlacedInvoice): Judgement {
  const judging = judge.begin(root, syntaxOf(root) ?? 'ubl-invoice', before);
  judging.open(root);
  for (const child of root.children) judging.through(child);
  judging.close();
  const judgement = judging.end();
  return judgement === 'mistaken' ? judgedBy(judge, root, judging.invoice) : judgement;
}
