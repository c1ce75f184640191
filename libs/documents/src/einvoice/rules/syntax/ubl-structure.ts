import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt, exists, someAt } from '../element-paths.ts';
import { ublPlaces } from '../places.ts';
import type { Check } from '../check.ts';
import type { Place } from '../place.ts';
import { chosenAt, placeAt } from '../place.ts';
import type { PlacedInvoice } from '../placed-invoice.ts';
import type { Rule } from '../rule.ts';

// A check of a rule on the document that a count does not tell.
function structure(
  id: string,
  term: string,
  de: string,
  en: string,
  find: (invoice: PlacedInvoice) => readonly XmlElement[],
  severity: Rule['severity'] = 'error',
): Check {
  return { rule: { id, term, severity, message: { de, en } }, family: 'ubl', find };
}

const at = {
  version: placeAt('UBLVersionID'),
  reference: placeAt('AdditionalDocumentReference'),
  anyReference: placeAt('//AdditionalDocumentReference'),
  sellerTax: placeAt(`${ublPlaces.seller}/PartyTaxScheme`),
  buyerTax: placeAt(`${ublPlaces.buyer}/PartyTaxScheme`),
  sellerName: placeAt(`${ublPlaces.seller}/PartyLegalEntity/RegistrationName`),
  anyPayee: placeAt('//PayeeParty'),
  anySepa: chosenAt('//PartyIdentification/ID', isSepa),
  manyReasons: chosenAt('//AllowanceCharge', (allowance) => elementsAt(allowance, 'AllowanceChargeReason').length > 1),
  anyPaymentId: placeAt('//PaymentID'),
  meansCode: placeAt('PaymentMeans/PaymentMeansCode'),
  anyMeansCode: placeAt('//PaymentMeansCode'),
  halfTaxScheme: chosenAt(
    '//PartyTaxScheme',
    (scheme) => !exists(scheme, 'TaxScheme/ID') || !exists(scheme, 'CompanyID'),
  ),
};

// Those beyond the first, so that the place to look at is the one too many.
function beyondFirst(elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.slice(1, 2);
}

function different(elements: readonly XmlElement[]): readonly XmlElement[] {
  const [first] = elements;
  return elements.filter((element) => element.content !== first?.content).slice(0, 1);
}

function hasCode(reference: XmlElement, code: string): boolean {
  return elementsAt(reference, 'DocumentTypeCode').some((element) => element.content === code);
}

function objectReferences(invoice: PlacedInvoice): XmlElement[] {
  return invoice.at(at.reference).filter((reference) => hasCode(reference, '130'));
}

function taxIdentifiers(invoice: PlacedInvoice, party: Place, vat: boolean): XmlElement[] {
  return invoice
    .at(party)
    .filter((scheme) => someAt(scheme, 'TaxScheme/ID', (id) => (id.content.toUpperCase() === 'VAT') === vat))
    .flatMap((scheme) => elementsAt(scheme, 'CompanyID'));
}

// True when one of the names of the payee differs from one of the seller's; missing names differ from nothing.
function isAnotherParty(payee: XmlElement, invoice: PlacedInvoice): boolean {
  const sellerNames = invoice.at(at.sellerName);
  return elementsAt(payee, 'PartyName/Name').some((name) =>
    sellerNames.some((other) => other.content !== name.content),
  );
}

function payees(invoice: PlacedInvoice, counted: (payee: XmlElement) => readonly XmlElement[]): readonly XmlElement[] {
  return invoice.at(at.anyPayee).filter((payee) => counted(payee).length > 1 || !isAnotherParty(payee, invoice));
}

function isSepa(id: XmlElement): boolean {
  return (id.attributes['schemeID'] ?? '').toUpperCase() === 'SEPA';
}

function furtherReasons(invoice: PlacedInvoice, kind: 'allowance' | 'charge'): XmlElement[] {
  const indicators = kind === 'charge' ? ['true', '1'] : ['false', '0'];
  return invoice
    .at(at.manyReasons)
    .filter((allowance) => elementsAt(allowance, 'ChargeIndicator').some(({ text }) => indicators.includes(text)))
    .flatMap((allowance) => beyondFirst(elementsAt(allowance, 'AllowanceChargeReason')));
}

/** Rules UBL-SR-… and UBL-CR-… on the structure of a UBL invoice (CEN 1.3.16, April 2026). */
export const ublStructureChecks: readonly Check[] = [
  structure(
    'UBL-CR-002',
    'BT-24',
    'Die UBL-Version ist nicht 2.1.',
    'The UBL version is not 2.1.',
    (invoice) => {
      const versions = invoice.at(at.version);
      return versions.some((version) => version.content === '2.1') ? [] : versions.slice(0, 1);
    },
    'warning',
  ),
  structure(
    'UBL-CR-665',
    'BT-122',
    'Eine Kennung mit Schema ist nur für das abgerechnete Objekt (Dokumentart 130) vorgesehen.',
    'An identifier with a scheme is foreseen for the invoiced object alone (document type 130).',
    (invoice) =>
      invoice
        .at(at.anyReference)
        .filter((reference) => {
          const codes = elementsAt(reference, 'DocumentTypeCode');
          return codes.length === 0 || codes.some((code) => code.content !== '130');
        })
        .flatMap((reference) => elementsAt(reference, 'ID').filter((id) => id.attributes['schemeID'] !== undefined))
        .slice(0, 1),
    'warning',
  ),
  structure(
    'UBL-CR-666',
    'BT-18',
    'Die Kennung des abgerechneten Objekts steht zusammen mit einem Anhang in einem Verweis.',
    'The identifier of the invoiced object shares its reference with an attachment.',
    (invoice) =>
      objectReferences(invoice)
        .flatMap((reference) => elementsAt(reference, 'Attachment'))
        .slice(0, 1),
  ),
  structure(
    'UBL-CR-673',
    'BT-18',
    'Die Kennung des abgerechneten Objekts steht zusammen mit einer Beschreibung in einem Verweis.',
    'The identifier of the invoiced object shares its reference with a description.',
    (invoice) =>
      objectReferences(invoice)
        .flatMap((reference) => elementsAt(reference, 'DocumentDescription'))
        .slice(0, 1),
  ),
  structure(
    'UBL-SR-04',
    'BT-18',
    'Die Kennung des abgerechneten Objekts steht mehr als einmal da.',
    'The identifier of the invoiced object is given more than once.',
    (invoice) => beyondFirst(objectReferences(invoice).flatMap((reference) => elementsAt(reference, 'ID'))),
  ),
  structure(
    'UBL-SR-12',
    'BT-31',
    'Die USt-IdNr. des Verkäufers steht mehr als einmal da.',
    'The VAT identifier of the seller is given more than once.',
    (invoice) => beyondFirst(taxIdentifiers(invoice, at.sellerTax, true)),
  ),
  structure(
    'UBL-SR-13',
    'BT-32',
    'Die Steuernummer des Verkäufers steht mehr als einmal da.',
    'The tax number of the seller is given more than once.',
    (invoice) => beyondFirst(taxIdentifiers(invoice, at.sellerTax, false)),
  ),
  structure(
    'UBL-SR-18',
    'BT-48',
    'Die USt-IdNr. des Käufers steht mehr als einmal da.',
    'The VAT identifier of the buyer is given more than once.',
    (invoice) => beyondFirst(taxIdentifiers(invoice, at.buyerTax, true)),
  ),
  structure(
    'UBL-SR-19',
    'BT-59',
    'Der Name des Zahlungsempfängers steht mehr als einmal da, oder der Zahlungsempfänger ist der Verkäufer.',
    'The name of the payee is given more than once, or the payee is the seller.',
    (invoice) => payees(invoice, (payee) => elementsAt(payee, 'PartyName/Name')),
  ),
  structure(
    'UBL-SR-20',
    'BT-60',
    'Die Kennung des Zahlungsempfängers steht mehr als einmal da, oder der Zahlungsempfänger ist der Verkäufer.',
    'The identifier of the payee is given more than once, or the payee is the seller.',
    (invoice) => payees(invoice, (payee) => elementsAt(payee, 'PartyIdentification/ID').filter((id) => !isSepa(id))),
  ),
  structure(
    'UBL-SR-21',
    'BT-61',
    'Die Registernummer des Zahlungsempfängers steht mehr als einmal da, oder der Zahlungsempfänger ist der Verkäufer.',
    'The registration identifier of the payee is given more than once, or the payee is the seller.',
    (invoice) => payees(invoice, (payee) => elementsAt(payee, 'PartyLegalEntity/CompanyID')),
  ),
  structure(
    'UBL-SR-29',
    'BT-90',
    'Die Gläubiger-Identifikationsnummer steht mehr als einmal da.',
    'The bank assigned creditor identifier is given more than once.',
    (invoice) => beyondFirst(invoice.at(at.anySepa)),
  ),
  structure(
    'UBL-SR-30',
    'BT-97',
    'Zu einem Nachlass steht mehr als ein Grund da.',
    'An allowance gives more than one reason.',
    (invoice) => furtherReasons(invoice, 'allowance'),
  ),
  structure(
    'UBL-SR-31',
    'BT-104',
    'Zu einem Zuschlag steht mehr als ein Grund da.',
    'A charge gives more than one reason.',
    (invoice) => furtherReasons(invoice, 'charge'),
  ),
  structure(
    'UBL-SR-43',
    'BT-122',
    'Eine rechnungsbegründende Unterlage nennt ein Schema oder eine Dokumentart; das ist nur für das abgerechnete Objekt (130) vorgesehen.',
    'A supporting document names a scheme or a document type; that is foreseen for the invoiced object alone (130).',
    (invoice) =>
      invoice.at(at.anyReference).filter((reference) => {
        if (hasCode(reference, '130')) return false;
        if (invoice.root.name === 'CreditNote' && hasCode(reference, '50')) return false;
        const scheme = elementsAt(reference, 'ID').some((id) => id.attributes['schemeID'] !== undefined);
        return scheme || elementsAt(reference, 'DocumentTypeCode').length > 0;
      }),
  ),
  structure(
    'UBL-SR-44',
    'BT-83',
    'Die Rechnung nennt verschiedene Verwendungszwecke.',
    'The invoice names different remittance informations.',
    (invoice) => different(invoice.at(at.anyPaymentId)),
  ),
  structure(
    'UBL-SR-46',
    'BT-82',
    'Die Bezeichnung der Zahlungsart steht mehr als einmal da.',
    'The text of the payment means is given more than once.',
    (invoice) => beyondFirst(invoice.at(at.meansCode).filter(({ attributes }) => attributes['name'] !== undefined)),
  ),
  structure(
    'UBL-SR-47',
    'BT-81',
    'Die Rechnung nennt verschiedene Zahlungsarten.',
    'The invoice names different payment means.',
    (invoice) => different(invoice.at(at.anyMeansCode)),
  ),
  structure(
    'UBL-SR-53',
    'BT-31',
    'In einer steuerlichen Kennung fehlt die Nummer oder die Art der Steuer.',
    'A tax identifier lacks its number or its tax scheme.',
    (invoice) => invoice.at(at.halfTaxScheme),
  ),
];
