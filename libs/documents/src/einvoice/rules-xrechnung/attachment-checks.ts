import type { Text } from '../../diagnostic.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import type { PlacedInvoice } from '../rules/placed-invoice.ts';
import type { Check, Found, LineCheck } from '../rules/check.ts';
import { check, lineCheck, nothing, only } from '../rules/check.ts';
import { elementsAt } from '../rules/element-paths.ts';
import type { LineParts } from '../rules/line-parts.ts';
import { placeAt } from '../rules/place.ts';
import { ciiPlaces } from '../rules/places.ts';

const ublReferences = placeAt('AdditionalDocumentReference');
const ciiReferences = [ciiPlaces.agreement, ciiPlaces.delivery].map((part) =>
  placeAt(`${part}/AdditionalReferencedDocument`),
);

/** Supporting documents that name a file which another one of the same list has named. */
function repeatedFiles(invoice: PlacedInvoice): readonly Found[] {
  if (invoice.family === 'ubl') return repeated(invoice.at(ublReferences));
  return ciiReferences.flatMap((place) => repeated(invoice.at(place)));
}

/** The same in a line. */
function repeatedInLine({ agreementDocument, deliveryDocument, reference }: LineParts): readonly Found[] {
  if (agreementDocument.length + deliveryDocument.length + reference.length < 2) return nothing;
  return [agreementDocument, deliveryDocument, reference].flatMap(repeated);
}

function repeated(references: readonly XmlElement[]): readonly XmlElement[] {
  if (references.length < 2) return [];
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

const message: Text = {
  de: 'Zwei Anhänge tragen denselben Dateinamen.',
  en: 'Two attachments have the same file name.',
};

/** Attachments are told apart by their file names. */
export const attachmentChecks: readonly Check[] = [check('BR-DE-22', 'BT-125', message, repeatedFiles)];

/** Those of a line, which CII alone has. */
export const attachmentLineChecks: readonly LineCheck[] = [
  only('cii', lineCheck('BR-DE-22', 'BT-125', message, repeatedInLine)),
];
