import type { XmlElement } from '../../xml/xml-element.ts';
import { textAt } from '../rules/element-paths.ts';

/** True when both seller and buyer have a German address, which lets national rules of Peppol apply. */
export function bothGerman(root: XmlElement): boolean {
  return ['AccountingSupplierParty', 'AccountingCustomerParty'].every(
    (party) => textAt(root, `${party}/Party/PostalAddress/Country/IdentificationCode`).toUpperCase() === 'DE',
  );
}
