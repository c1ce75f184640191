import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import type { Check, Found, Paths } from '../rules/check.ts';
import { check, milder } from '../rules/check.ts';
import { firstAt, textAt } from '../rules/element-paths.ts';
import { places } from '../rules/places.ts';

const telephone: Paths = { ubl: 'Telephone', cii: 'TelephoneUniversalCommunication/CompleteNumber' };
const email: Paths = { ubl: 'ElectronicMail', cii: 'EmailURIUniversalCommunication/URIID' };

/** One @, a domain of two parts or more, no blank; no part of the domain is empty. */
const EMAIL = /^[^@\s]+@(?:[^@.\s]+\.)+[^@.\s]+$/;

const THREE_DIGITS = /(?:[0-9][^0-9]*){3}/;

function contactsWith(invoice: PlacedInvoice, path: Paths, unfit: (text: string) => boolean): Found[] {
  const below = path[invoice.family];
  return invoice
    .at(places.sellerContact)
    .filter((contact) => unfit(textAt(contact, below)))
    .map((contact) => firstAt(contact, below) ?? contact);
}

/** The seller must be reachable: a missing number or address is found here as well. */
export const contactChecks: Check[] = [
  milder(
    'warning',
    check(
      'BR-DE-27',
      'BT-42',
      {
        de: 'Die Telefonnummer des Verkäufers hat weniger als drei Ziffern.',
        en: "The seller's telephone number has fewer than three digits.",
      },
      (invoice) => contactsWith(invoice, telephone, (text) => !THREE_DIGITS.test(text)),
    ),
  ),
  milder(
    'warning',
    check(
      'BR-DE-28',
      'BT-43',
      {
        de: 'Die E-Mail-Adresse des Verkäufers hat nicht die übliche Form.',
        en: "The seller's e-mail address does not have the usual form.",
      },
      (invoice) => contactsWith(invoice, email, (text) => !EMAIL.test(text)),
    ),
  ),
];
