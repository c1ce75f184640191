import type { XmlElement } from '../../xml/xml-element.ts';
import type { SourceInvoice } from '../source/source-invoice.ts';
import type { Check } from '../rules/check.ts';
import { check } from '../rules/check.ts';
import { elementsAt } from '../rules/element-paths.ts';
import { linePartsOf } from './line-parts.ts';
import { ciiPlaces } from '../rules/places.ts';

const HEADER_PARTS = [ciiPlaces.agreement, ciiPlaces.delivery];

/** Lists of supporting documents of which each must name its files differently. */
function referenceLists(invoice: SourceInvoice): (readonly XmlElement[])[] {
  const { root, syntax } = invoice;
  if (syntax !== 'cii') return [elementsAt(root, 'AdditionalDocumentReference')];
  return [
    ...HEADER_PARTS.map((part) => elementsAt(root, `${part}/AdditionalReferencedDocument`)),
    ...linePartsOf(invoice).flatMap((parts) => [parts.agreementDocument, parts.deliveryDocument, parts.reference]),
  ];
}

function repeated(references: readonly XmlElement[]): XmlElement[] {
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

/** Attachments are told apart by their file names. */
export const attachmentChecks: Check[] = [
  check(
    'BR-DE-22',
    'BT-125',
    { de: 'Zwei Anhänge tragen denselben Dateinamen.', en: 'Two attachments have the same file name.' },
    (invoice) => referenceLists(invoice).flatMap(repeated),
  ),
];
