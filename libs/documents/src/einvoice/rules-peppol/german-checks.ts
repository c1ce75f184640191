import { xrechnungChecks } from '../rules-xrechnung/index.ts';
import type { Check, CheckGroup } from '../rules/check.ts';
import { only } from '../rules/check.ts';
import { bothGerman } from './german-parties.ts';

/** Rules of XRechnung that Peppol applies between German parties under names of its own; a and b become 1 and 2. */
const ADOPTED =
  /^BR-DE-(?<number>1|2|3|4|5|6|7|8|9|10|11|14|15|16|17|18|19|20|22|23|24|25|26|27|28|30|31)(?:-(?<part>[ab]))?$/;

function adopted(each: Check): Check[] {
  const { number, part } = ADOPTED.exec(each.rule.id)?.groups ?? {};
  if (number === undefined) return [];
  const id = `DE-R-${number.padStart(3, '0')}${part === undefined ? '' : part === 'a' ? '-1' : '-2'}`;
  return [only('ubl', { ...each, rule: { ...each.rule, id } })];
}

/** The national rules of Peppol for Germany. */
export const germanChecks: CheckGroup = {
  isAskedOf: bothGerman,
  checks: xrechnungChecks.filter(({ family }) => family !== 'cii').flatMap(adopted),
};
