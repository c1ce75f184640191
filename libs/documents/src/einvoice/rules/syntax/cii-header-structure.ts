import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt, exists } from '../element-paths.ts';
import type { Check } from '../check.ts';
import type { Place } from '../place.ts';
import { placeAt } from '../place.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import { ciiPlaces } from '../places.ts';
import { references, structure } from './structure-rule.ts';

const at = {
  agreement: placeAt(ciiPlaces.agreement),
  settlement: placeAt(ciiPlaces.settlement),
  shipTo: placeAt(ciiPlaces.shipTo),
  buyer: placeAt(ciiPlaces.buyer),
  payee: placeAt(ciiPlaces.payee),
  dueCode: placeAt('//ApplicableTradeTax/DueDateTypeCode'),
  anyMeans: placeAt('//SpecifiedTradeSettlementPaymentMeans'),
  sellerContact: placeAt(`${ciiPlaces.seller}/DefinedTradeContact`),
  buyerContact: placeAt(`${ciiPlaces.buyer}/DefinedTradeContact`),
  paymentMeans: placeAt(ciiPlaces.paymentMeans),
  paymentCode: placeAt(`${ciiPlaces.paymentMeans}/TypeCode`),
  paymentText: placeAt(`${ciiPlaces.paymentMeans}/Information`),
};

function normal(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function different(elements: readonly XmlElement[]): readonly XmlElement[] {
  const [first] = elements;
  if (elements.length < 2) return [];
  return elements.filter(({ content }) => normal(content) !== normal(first?.content ?? '')).slice(0, 1);
}

// An identifier and a global identifier at once, where the model has one.
function twoIdentifiers(invoice: PlacedInvoice, place: Place): readonly XmlElement[] {
  return invoice.at(place).filter((party) => exists(party, 'ID') && exists(party, 'GlobalID'));
}

function supportingDocumentsWithTwo(invoice: PlacedInvoice, part: string): readonly XmlElement[] {
  return invoice
    .at(at.agreement)
    .flatMap((group) => references(group, '916'))
    .filter((reference) => elementsAt(reference, part).length > 1);
}

/** Rules CII-SR-… on what stands around the lines of a CII invoice (CEN 1.3.16, April 2026). */
export const ciiHeaderStructure: readonly Check[] = [
  structure(
    'CII-SR-449',
    'BT-71',
    'warning',
    'Der Lieferort hat zwei Kennungen.',
    'The delivery location has two identifiers.',
    (invoice) => twoIdentifiers(invoice, at.shipTo),
  ),
  structure(
    'CII-SR-450',
    'BT-46',
    'warning',
    'Der Käufer hat zwei Kennungen.',
    'The buyer has two identifiers.',
    (invoice) => twoIdentifiers(invoice, at.buyer),
  ),
  structure(
    'CII-SR-451',
    'BT-60',
    'warning',
    'Der Zahlungsempfänger hat zwei Kennungen.',
    'The payee has two identifiers.',
    (invoice) => twoIdentifiers(invoice, at.payee),
  ),
  structure(
    'CII-SR-457',
    'BT-17',
    'warning',
    'Die Vergabenummer steht mehr als einmal da.',
    'The tender or lot reference is given more than once.',
    (invoice) => invoice.at(at.agreement).flatMap((group) => references(group, '50').slice(1, 2)),
  ),
  structure(
    'CII-SR-458',
    'BT-18',
    'warning',
    'Die Kennung des abgerechneten Objekts steht mehr als einmal da.',
    'The identifier of the invoiced object is given more than once.',
    (invoice) => invoice.at(at.agreement).flatMap((group) => references(group, '130').slice(1, 2)),
  ),
  structure(
    'CII-SR-462',
    'BT-8',
    'error',
    'Die Rechnung nennt verschiedene Codes für das Datum der Steuerschuld.',
    'The invoice names different codes of the tax point date.',
    (invoice) => invoice.at(at.settlement).flatMap(() => different(invoice.at(at.dueCode))),
  ),
  structure(
    'CII-SR-464',
    'BG-19',
    'warning',
    'Das Kreditinstitut des Zahlenden ist nicht vorgesehen.',
    'The financial institution of the payer is not foreseen.',
    (invoice) =>
      invoice
        .at(at.anyMeans)
        .flatMap((means) => elementsAt(means, 'PayerSpecifiedDebtorFinancialInstitution').slice(0, 1)),
  ),
  structure(
    'CII-SR-465',
    'BT-41',
    'warning',
    'Der Kontakt des Verkäufers nennt eine Person und eine Abteilung; vorgesehen ist eines von beiden.',
    'The contact of the seller names a person and a department; one of them is foreseen.',
    (invoice) =>
      invoice
        .at(at.sellerContact)
        .filter((contact) => exists(contact, 'PersonName') && exists(contact, 'DepartmentName')),
  ),
  structure(
    'CII-SR-466',
    'BT-56',
    'warning',
    'Der Kontakt des Käufers nennt eine Person und eine Abteilung; vorgesehen ist eines von beiden.',
    'The contact of the buyer names a person and a department; one of them is foreseen.',
    (invoice) =>
      invoice
        .at(at.buyerContact)
        .filter((contact) => exists(contact, 'PersonName') && exists(contact, 'DepartmentName')),
  ),
  structure(
    'CII-SR-467',
    'BT-81',
    'error',
    'Die Rechnung nennt verschiedene Zahlungsarten.',
    'The invoice names different payment means.',
    (invoice) => different(invoice.at(at.paymentCode)),
  ),
  structure(
    'CII-SR-468',
    'BT-82',
    'error',
    'Die Rechnung nennt verschiedene Bezeichnungen der Zahlungsart.',
    'The invoice names different texts of the payment means.',
    (invoice) => different(invoice.at(at.paymentText)),
  ),
  structure(
    'CII-SR-470',
    'BT-84',
    'error',
    'Zu einer Überweisung fehlt die Kennung des Kontos.',
    'A credit transfer lacks the identifier of the account.',
    (invoice) =>
      invoice
        .at(at.paymentMeans)
        .filter(
          (means) =>
            elementsAt(means, 'TypeCode').some(({ content }) => ['30', '58'].includes(normal(content))) &&
            !exists(means, 'PayeePartyCreditorFinancialAccount/IBANID') &&
            !exists(means, 'PayeePartyCreditorFinancialAccount/ProprietaryID'),
        )
        .slice(0, 1),
  ),
  structure(
    'CII-SR-475',
    'BT-123',
    'warning',
    'Die Beschreibung einer Unterlage steht mehr als einmal da.',
    'The description of a supporting document is given more than once.',
    (invoice) => supportingDocumentsWithTwo(invoice, 'Name'),
  ),
  structure(
    'CII-SR-476',
    'BT-125',
    'warning',
    'Eine Unterlage hat mehr als einen Anhang.',
    'A supporting document has more than one attachment.',
    (invoice) => supportingDocumentsWithTwo(invoice, 'AttachmentBinaryObject'),
  ),
];
