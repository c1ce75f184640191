import type { Text } from '../../diagnostic.ts';
import type { Check } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import { extendedParties } from '../terms/extended-parties.ts';

/** A group that says at least one of some terms. */
function oneOf(id: string, group: string, terms: readonly string[], message: Text, when?: string): Check {
  return check(`BR-FXEXT-${id}`, terms[0], message, ({ source: invoice }) =>
    invoice
      .groups(group)
      .filter((each) => when === undefined || each.value(when) !== undefined)
      .filter((each) => !terms.some((term) => each.value(term)?.text.trim()))
      .map(({ element }) => element),
  );
}

const charge: Text = {
  de: 'Der Zuschlag nennt weder Grund noch Code noch Steuerart.',
  en: 'The charge states neither a reason nor a code nor a tax.',
};
const note: Text = {
  de: 'Ein Freitext mit Betreff hat weder Text noch Code.',
  en: 'A note with a subject has neither a text nor a code.',
};

/** Who sells or makes an item may have a tax number besides. */
const withTaxNumber: ReadonlySet<string> = new Set(
  Object.values(extendedParties).flatMap((party) => ('taxNumber' in party ? [party.group] : [])),
);

const registrations = check(
  'BR-FXEXT-03',
  undefined,
  {
    de: 'Diese Partei darf nur eine Umsatzsteuer-Id angeben, keine andere Steuernummer.',
    en: 'This party may state a VAT identifier only, no other tax number.',
  },
  ({ source: invoice }) =>
    Object.values(extendedParties)
      .filter(({ group }) => !withTaxNumber.has(group))
      .flatMap(({ group }) => invoice.groups(group))
      .flatMap(({ element }) => element.children.filter(({ name }) => name === 'SpecifiedTaxRegistration'))
      .filter(({ children }) => children.some(({ attributes }) => attributes['schemeID'] !== 'VA')),
);

/** Notes, charges, attributes and parties of an invoice of EXTENDED: rules of Factur-X 1.09. */
export const extendedParts: readonly Check[] = [
  oneOf('01', 'BG-1', ['BT-22', 'BT-X-5'], note, 'BT-21'),
  oneOf('02', 'BT-127-00', ['BT-127', 'BT-X-9'], note, 'BT-X-10'),
  registrations,
  oneOf('BR-38', 'BG-21', ['BT-104', 'BT-105', 'BT-177'], charge),
  oneOf('BR-44', 'BG-28', ['BT-144', 'BT-145', 'BT-193'], charge),
  oneOf('BR-54-1', 'BG-32', ['BT-160', 'BT-X-11'], {
    de: 'Ein Artikelmerkmal hat weder Namen noch Art.',
    en: 'An item attribute has neither a name nor a type.',
  }),
  oneOf('BR-54-2', 'BG-32', ['BT-161', 'BT-X-12'], {
    de: 'Ein Artikelmerkmal hat weder Wert noch Messwert.',
    en: 'An item attribute has neither a value nor a measure.',
  }),
];
