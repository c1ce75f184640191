import type { XmlElement } from '../../xml/xml-element.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import type { Check, Found } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import { elementsAt } from '../rules/element-paths.ts';
import { placeAt } from '../rules/place.ts';
import { ciiPlaces } from '../rules/places.ts';

const ublReferences = placeAt('AdditionalDocumentReference');
const ciiReferences = [ciiPlaces.agreement, ciiPlaces.delivery].map((part) =>
  placeAt(`${part}/AdditionalReferencedDocument`),
);

/** Supporting documents that name a file which another one of the same list has named. */
function repeatedFiles(invoice: PlacedInvoice): readonly Found[] {
  if (invoice.family === 'ubl') return repeated(invoice.at(ublReferences));
  return [
    ...ciiReferences.flatMap((place) => repeated(invoice.at(place))),
    ...invoice.lines.flatMap((line) => [
      ...repeated(line.agreementDocument),
      ...repeated(line.deliveryDocument),
      ...repeated(line.reference),
    ]),
  ];
}

const none: readonly XmlElement[] = [];

function repeated(references: readonly XmlElement[]): readonly XmlElement[] {
  if (references.length < 2) return none;
  const seen = new Set<string>();
  return references.filter((reference) => {
    const files = elementsAt(reference, 'Attachment/EmbeddedDocumentBinaryObject')
      .concat(elementsAt(reference, 'AttachmentBinaryObject'))
      .flatMap(({ attributes }) => attributes['filename'] ?? []);
    const known = files.some((file) => seen.has(file));
    for (const file of files) seen.add(file);
    return known;
  });
}

/** Attachments are told apart by their file names. */
export const attachmentChecks: Check[] = [
  check(
    'BR-DE-22',
    'BT-125',
    { de: 'Zwei Anhänge tragen denselben Dateinamen.', en: 'Two attachments have the same file name.' },
    repeatedFiles,
  ),
];
