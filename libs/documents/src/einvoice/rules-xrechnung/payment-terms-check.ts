import type { Check } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import { elementsAt, normalized } from '../rules/element-paths.ts';
import { places } from '../rules/places.ts';

const SKONTO = /^#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(?:#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#$/;

/** What stands between `#` and the last `#` of a line. */
const STEP = /#.+#/;

/**
 * True when every line that begins with `#` is a step of Skonto in the prescribed form and the last one is ended by a line
 * break; blanks before it do not matter.
 */
function skontoFits(terms: string): boolean {
  if (!terms.includes('#')) return true;
  let steps = 0;
  for (const line of terms.split('\n')) {
    const step = line.includes('#') ? normalized(line) : '';
    if (!step.startsWith('#')) continue;
    if (!SKONTO.test(step)) return false;
    steps += 1;
  }
  return steps === 0 || /^[ \t\r\n]*\n/.test(terms.split(STEP).at(-1) ?? '');
}

/** Skonto is read by machines, so its lines have one form only. */
export const paymentTermsCheck: Check = check(
  'BR-DE-18',
  'BT-20',
  {
    de: 'Eine Skonto-Zeile hat nicht die vorgeschriebene Form, etwa #SKONTO#TAGE=14#PROZENT=2.00# mit Zeilenumbruch am Ende.',
    en: 'A Skonto line does not have the prescribed form, such as #SKONTO#TAGE=14#PROZENT=2.00# with a line break behind it.',
  },
  (invoice) =>
    invoice
      .at(places.paymentTerms)
      .flatMap((terms) => elementsAt(terms, 'Note|Description')[0] ?? [])
      .filter(({ content }) => !skontoFits(content)),
);
