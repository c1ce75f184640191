import type { TreeWatcher } from '../../xml/tree-watcher.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { Syntax } from '../binding/syntax.ts';
import type { InvoiceProfile } from '../profile.ts';
import { profileOf } from '../profile.ts';
import type { Judgement, Judging } from '../rules/judging.ts';
import { isLine } from '../rules/line-parts.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import { holdsSpecification, specificationOf, syntaxOf } from '../source/index.ts';
import { judgeOf } from './judges.ts';
import type { Scenario } from './scenarios.ts';
import { scenarioOf } from './scenarios.ts';

/** Outside of lines that are given up no honest invoice has nearly as many elements and attributes. */
const MOST_KEPT = 100_000;

/** An invoice that was judged. */
export interface JudgedInvoice {
  invoice: PlacedInvoice;
  profile: InvoiceProfile;
  scenario: Scenario;
  judgement: Judgement;
}

/** What lines are judged by, where an invoice has it behind them. */
interface Foreknowledge {
  profile?: InvoiceProfile | undefined;
  before?: PlacedInvoice;
}

/** What came of a reading: something else than an invoice, or one that can be judged by what is known of it now. */
type Outcome = { root: XmlElement } | { root: XmlElement; judged: JudgedInvoice } | { again: Foreknowledge };

/**
 * Judges the invoice that `read` shows, and once more where its lines were judged by something that is not so. Without a profile it is
 * judged by the one that it names. `judged` is missing for a document that is no invoice.
 */
export function judgeInvoice(
  read: (watcher: TreeWatcher) => void,
  known: Foreknowledge,
): { root: XmlElement; judged?: JudgedInvoice } {
  const reading = new InvoiceReading(known);
  read(reading);
  const outcome = reading.outcome();
  return 'again' in outcome ? judgeInvoice(read, outcome.again) : outcome;
}

/**
 * Judges an invoice while it is read, and lets each line go that was judged: what an invoice takes of the memory does not grow with
 * its lines. What stands before the profile is named waits for it.
 */
class InvoiceReading implements TreeWatcher {
  private readonly known: Foreknowledge;
  private root: XmlElement | undefined;
  private syntax: Syntax | undefined;
  private profile: InvoiceProfile | undefined;
  private scenario: Scenario | undefined;
  private judging: Judging | undefined;
  /** Complete elements of the root that were not gone through yet. */
  private readonly waiting: XmlElement[] = [];
  /** Lines came before the profile was named. */
  private isBlind = false;

  constructor(known: Foreknowledge) {
    this.known = known;
  }

  get mostKept(): number {
    return this.scenario?.keepsLines ? Number.POSITIVE_INFINITY : MOST_KEPT;
  }

  opened(element: XmlElement): boolean {
    if (this.root === undefined) {
      this.root = element;
      this.syntax = syntaxOf(element);
      if (this.known.profile !== undefined) this.begin(element, this.known.profile);
      return true;
    }
    if (this.syntax !== 'cii' || element.parent !== this.root || element.name !== 'SupplyChainTradeTransaction')
      return false;
    if (this.judging) this.judging.open(element);
    else this.isBlind = true;
    return true;
  }

  completed(element: XmlElement): boolean {
    const { judging, root, scenario, syntax } = this;
    // Of a file that is no invoice nothing is needed but that it is well-formed.
    if (root === undefined || syntax === undefined) return true;
    // With so many faults that no rule will be asked, no rule compares lines either.
    if (judging) return judging.through(element) && (!scenario?.keepsLines || judging.isHopeless);
    if (isLine(syntax === 'cii' ? 'cii' : 'ubl', namesOf(element))) this.isBlind = true;
    if (this.isBlind) return element.parent !== root || !holdsSpecification(element, syntax);
    this.waiting.push(element);
    if (holdsSpecification(element, syntax)) this.begin(root, profileOf(specificationOf(root, syntax)));
    return false;
  }

  closed(element: XmlElement): void {
    if (element === this.root && !this.isBlind && !this.judging && this.syntax)
      this.begin(element, profileOf(specificationOf(element, this.syntax)));
    this.judging?.close();
  }

  /** What came of it, when all was read. */
  outcome(): Outcome {
    const { judging, known, profile, root, scenario, syntax } = this;
    if (root === undefined) throw new Error('nothing was read');
    if (syntax === undefined) return { root };
    if (!judging || !profile || !scenario) return { again: { profile: profileOf(specificationOf(root, syntax)) } };
    const { invoice } = judging;
    const judgement = judging.end();
    if (judgement === 'mistaken') return { again: { ...known, profile, before: invoice } };
    return { root, judged: { invoice, profile, scenario, judgement } };
  }

  private begin(root: XmlElement, profile: InvoiceProfile): void {
    if (this.syntax === undefined) return;
    this.profile = profile;
    this.scenario = scenarioOf(profile, this.syntax);
    this.judging = judgeOf(profile, this.syntax).begin(root, this.syntax, this.known.before);
    this.judging.open(root);
    for (const each of this.waiting.splice(0)) this.judging.through(each);
  }
}

function namesOf({ name, parent }: XmlElement): string[] {
  return parent ? [...namesOf(parent), name] : [name];
}
