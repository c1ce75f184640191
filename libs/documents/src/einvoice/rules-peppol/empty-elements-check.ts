import type { XmlElement } from '../../xml/xml-element.ts';
import type { Check } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import { isBlank } from '../rules/element-paths.ts';

/** The schema of CII demands this element even where there is nothing to say about a delivery. */
const MAY_BE_EMPTY = 'ApplicableHeaderTradeDelivery';

/** Whatever is not said is left out. */
export const emptyElementsCheck: Check = check(
  'PEPPOL-EN16931-R008',
  undefined,
  { de: 'Dieses Element ist leer; dann wird es weggelassen.', en: 'This element is empty; it is left out then.' },
  ({ root, syntax }) => {
    const empty: XmlElement[] = [];
    const visit = (element: XmlElement): void => {
      if (element.children.length > 0) for (const child of element.children) visit(child);
      else if (isBlank(element.content) && !(syntax === 'cii' && element.name === MAY_BE_EMPTY)) empty.push(element);
    };
    visit(root);
    return empty;
  },
);
