import type { Family } from '../rules/check.ts';
import { isBlank } from '../rules/element-paths.ts';
import type { Rule } from '../rules/rule.ts';
import type { Visitors } from '../rules/visit.ts';

/** Whatever is not said is left out. */
export const emptyElementRule: Rule = {
  id: 'PEPPOL-EN16931-R008',
  severity: 'error',
  message: {
    de: 'Dieses Element ist leer; dann wird es weggelassen.',
    en: 'This element is empty; it is left out then.',
  },
};

/** The schema of CII demands this element even where there is nothing to say about a delivery. */
const MAY_BE_EMPTY = 'ApplicableHeaderTradeDelivery';

/** What finds empty elements of a family. */
export function emptyElementVisits(family: Family): Visitors {
  return (names) =>
    family === 'cii' && names.at(-1) === MAY_BE_EMPTY
      ? []
      : [
          {
            look: (element, _, { breaches }) => {
              if (element.children.length === 0 && isBlank(element.content)) breaches.add(emptyElementRule, element);
            },
          },
        ];
}
