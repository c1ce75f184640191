import type { XmlElement } from '../../../xml/xml-element.ts';
import { elementsAt } from '../element-paths.ts';
import { ublPlaces } from '../places.ts';
import type { Breach, Rule } from '../rule.ts';
import type { DocumentIndex } from './document-index.ts';

/** A rule on a UBL document that a count does not tell: the elements that break it. */
interface StructureRule extends Rule {
  broken(index: DocumentIndex): readonly XmlElement[];
}

function structure(
  id: string,
  term: string,
  de: string,
  en: string,
  broken: StructureRule['broken'],
  severity: Rule['severity'] = 'error',
): StructureRule {
  return { id, term, severity, message: { de, en }, broken };
}

const { seller, buyer } = ublPlaces;

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

function objectReferences(index: DocumentIndex): XmlElement[] {
  return index.at('AdditionalDocumentReference').filter((reference) => hasCode(reference, '130'));
}

function taxIdentifiers(index: DocumentIndex, party: string, vat: boolean): XmlElement[] {
  return index
    .at(`${party}/PartyTaxScheme`)
    .filter((scheme) => elementsAt(scheme, 'TaxScheme/ID').some((id) => (id.content.toUpperCase() === 'VAT') === vat))
    .flatMap((scheme) => elementsAt(scheme, 'CompanyID'));
}

// True when one of the names of the payee differs from one of the seller's; missing names differ from nothing.
function isAnotherParty(payee: XmlElement, index: DocumentIndex): boolean {
  const sellerNames = index.at(`${seller}/PartyLegalEntity/RegistrationName`);
  return elementsAt(payee, 'PartyName/Name').some((name) =>
    sellerNames.some((other) => other.content !== name.content),
  );
}

function payees(index: DocumentIndex, counted: (payee: XmlElement) => readonly XmlElement[]): readonly XmlElement[] {
  return index.at('//PayeeParty').filter((payee) => counted(payee).length > 1 || !isAnotherParty(payee, index));
}

function isSepa(id: XmlElement): boolean {
  return (id.attributes['schemeID'] ?? '').toUpperCase() === 'SEPA';
}

function allowances(index: DocumentIndex, charge: boolean): XmlElement[] {
  const indicators = charge ? ['true', '1'] : ['false', '0'];
  return index
    .at('//AllowanceCharge')
    .filter((allowance) => elementsAt(allowance, 'ChargeIndicator').some(({ text }) => indicators.includes(text)))
    .flatMap((allowance) => beyondFirst(elementsAt(allowance, 'AllowanceChargeReason')));
}

/** Rules UBL-SR-… and UBL-CR-… on the structure of a UBL invoice (CEN 1.3.16, April 2026). */
export const ublStructureRules: readonly StructureRule[] = [
  structure(
    'UBL-CR-002',
    'BT-24',
    'Die UBL-Version ist nicht 2.1.',
    'The UBL version is not 2.1.',
    (index) => {
      const versions = index.at('UBLVersionID');
      return versions.some((version) => version.content === '2.1') ? [] : versions.slice(0, 1);
    },
    'warning',
  ),
  structure(
    'UBL-CR-665',
    'BT-122',
    'Eine Kennung mit Schema ist nur für das abgerechnete Objekt (Dokumentart 130) vorgesehen.',
    'An identifier with a scheme is foreseen for the invoiced object alone (document type 130).',
    (index) =>
      index
        .at('//AdditionalDocumentReference')
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
    (index) =>
      objectReferences(index)
        .flatMap((reference) => elementsAt(reference, 'Attachment'))
        .slice(0, 1),
  ),
  structure(
    'UBL-CR-673',
    'BT-18',
    'Die Kennung des abgerechneten Objekts steht zusammen mit einer Beschreibung in einem Verweis.',
    'The identifier of the invoiced object shares its reference with a description.',
    (index) =>
      objectReferences(index)
        .flatMap((reference) => elementsAt(reference, 'DocumentDescription'))
        .slice(0, 1),
  ),
  structure(
    'UBL-SR-04',
    'BT-18',
    'Die Kennung des abgerechneten Objekts steht mehr als einmal da.',
    'The identifier of the invoiced object is given more than once.',
    (index) => beyondFirst(objectReferences(index).flatMap((reference) => elementsAt(reference, 'ID'))),
  ),
  structure(
    'UBL-SR-12',
    'BT-31',
    'Die USt-IdNr. des Verkäufers steht mehr als einmal da.',
    'The VAT identifier of the seller is given more than once.',
    (index) => beyondFirst(taxIdentifiers(index, seller, true)),
  ),
  structure(
    'UBL-SR-13',
    'BT-32',
    'Die Steuernummer des Verkäufers steht mehr als einmal da.',
    'The tax number of the seller is given more than once.',
    (index) => beyondFirst(taxIdentifiers(index, seller, false)),
  ),
  structure(
    'UBL-SR-18',
    'BT-48',
    'Die USt-IdNr. des Käufers steht mehr als einmal da.',
    'The VAT identifier of the buyer is given more than once.',
    (index) => beyondFirst(taxIdentifiers(index, buyer, true)),
  ),
  structure(
    'UBL-SR-19',
    'BT-59',
    'Der Name des Zahlungsempfängers steht mehr als einmal da, oder der Zahlungsempfänger ist der Verkäufer.',
    'The name of the payee is given more than once, or the payee is the seller.',
    (index) => payees(index, (payee) => elementsAt(payee, 'PartyName/Name')),
  ),
  structure(
    'UBL-SR-20',
    'BT-60',
    'Die Kennung des Zahlungsempfängers steht mehr als einmal da, oder der Zahlungsempfänger ist der Verkäufer.',
    'The identifier of the payee is given more than once, or the payee is the seller.',
    (index) => payees(index, (payee) => elementsAt(payee, 'PartyIdentification/ID').filter((id) => !isSepa(id))),
  ),
  structure(
    'UBL-SR-21',
    'BT-61',
    'Die Registernummer des Zahlungsempfängers steht mehr als einmal da, oder der Zahlungsempfänger ist der Verkäufer.',
    'The registration identifier of the payee is given more than once, or the payee is the seller.',
    (index) => payees(index, (payee) => elementsAt(payee, 'PartyLegalEntity/CompanyID')),
  ),
  structure(
    'UBL-SR-29',
    'BT-90',
    'Die Gläubiger-Identifikationsnummer steht mehr als einmal da.',
    'The bank assigned creditor identifier is given more than once.',
    (index) =>
      beyondFirst(
        index.at('//PartyIdentification').flatMap((party) => elementsAt(party, 'ID').filter((id) => isSepa(id))),
      ),
  ),
  structure(
    'UBL-SR-30',
    'BT-97',
    'Zu einem Nachlass steht mehr als ein Grund da.',
    'An allowance gives more than one reason.',
    (index) => allowances(index, false),
  ),
  structure(
    'UBL-SR-31',
    'BT-104',
    'Zu einem Zuschlag steht mehr als ein Grund da.',
    'A charge gives more than one reason.',
    (index) => allowances(index, true),
  ),
  structure(
    'UBL-SR-43',
    'BT-122',
    'Eine rechnungsbegründende Unterlage nennt ein Schema oder eine Dokumentart; das ist nur für das abgerechnete Objekt (130) vorgesehen.',
    'A supporting document names a scheme or a document type; that is foreseen for the invoiced object alone (130).',
    (index) =>
      index.at('//AdditionalDocumentReference').filter((reference) => {
        if (hasCode(reference, '130')) return false;
        if (index.root.name === 'CreditNote' && hasCode(reference, '50')) return false;
        const scheme = elementsAt(reference, 'ID').some((id) => id.attributes['schemeID'] !== undefined);
        return scheme || elementsAt(reference, 'DocumentTypeCode').length > 0;
      }),
  ),
  structure(
    'UBL-SR-44',
    'BT-83',
    'Die Rechnung nennt verschiedene Verwendungszwecke.',
    'The invoice names different remittance informations.',
    (index) => different(index.at('//PaymentID')),
  ),
  structure(
    'UBL-SR-46',
    'BT-82',
    'Die Bezeichnung der Zahlungsart steht mehr als einmal da.',
    'The text of the payment means is given more than once.',
    (index) =>
      beyondFirst(
        index.at('PaymentMeans/PaymentMeansCode').filter(({ attributes }) => attributes['name'] !== undefined),
      ),
  ),
  structure(
    'UBL-SR-47',
    'BT-81',
    'Die Rechnung nennt verschiedene Zahlungsarten.',
    'The invoice names different payment means.',
    (index) => different(index.at('//PaymentMeansCode')),
  ),
  structure(
    'UBL-SR-53',
    'BT-31',
    'In einer steuerlichen Kennung fehlt die Nummer oder die Art der Steuer.',
    'A tax identifier lacks its number or its tax scheme.',
    (index) =>
      index
        .at('//PartyTaxScheme')
        .filter(
          (scheme) => elementsAt(scheme, 'TaxScheme/ID').length === 0 || elementsAt(scheme, 'CompanyID').length === 0,
        ),
  ),
];

/** The breaches of the rules on structure. */
export function brokenUblStructure(index: DocumentIndex): Breach[] {
  return ublStructureRules.flatMap((rule) => rule.broken(index).map((element) => ({ rule, element })));
}
