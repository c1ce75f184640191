import type { Diagnostic } from '../../diagnostic.ts';
import { datevDiagnostic } from '../datev-diagnostics.ts';
import { upTo } from '../extf/columns/extf-column.ts';
import { formWords } from '../form-words.ts';
import type { DocumentPackage, PackageDocument } from './document-package.ts';

const mostDocuments = 4999;
const mostParts = 50;
// Limits that other programs keep to; DATEV's own pages name none.
const mostDocumentBytes = 20_000_000;
const mostPackageBytes = 465_000_000;

const fileName = /^[A-Za-z\d][\w.]{0,199}\.(pdf|xml|tiff?|bmp|csv|docx?|gif|jpe?g|od[st]|pkcs7|png|rtf|txt|xlsx?)$/i;
const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const reserved = /^(document|rechnungsdaten_\d+)\.xml$/i;

/** What is wrong with a package besides its invoices: sizes, names, texts. */
export function checkPackage(content: DocumentPackage): Diagnostic[] {
  const { documents } = content;
  const bytes = documents.reduce((sum, document) => sum + sizeOf(document), 0);
  return [
    ...(documents.length === 0 || documents.length > mostDocuments || bytes > mostPackageBytes
      ? [datevDiagnostic('package_size', { path: 'documents' }, { documents: documents.length, bytes })]
      : []),
    ...checkCreation(content.createdAt),
    ...checkText(content.company, 'company', 40),
    ...checkText(content.system, 'system', 40),
    ...checkText(content.description, 'description', 255),
    ...checkText(content.folders?.receivable, 'folders.receivable', 40),
    ...checkText(content.folders?.payable, 'folders.payable', 40),
    ...documents.flatMap((document, index) => checkDocument(document, `documents[${index}]`)),
    ...checkNames(documents),
  ];
}

function sizeOf({ files }: PackageDocument): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}

function checkCreation(createdAt: string): Diagnostic[] {
  const form = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?$/;
  return form.test(createdAt) ? [] : [invalid('createdAt', 'createdAt', form)];
}

function checkText(text: string | undefined, path: string, most: number): Diagnostic[] {
  if (text === undefined || (text !== '' && Array.from(text).length <= most && !/\p{Cc}/u.test(text))) return [];
  return [invalid(path, path, upTo(most))];
}

function checkDocument(document: PackageDocument, path: string): Diagnostic[] {
  const { files, invoice } = document;
  const parts = files.length + (invoice === undefined ? 0 : 1);
  const withoutFile = document.guid !== undefined && files.length === 0;
  return [
    ...(parts === 0 || parts > mostParts || withoutFile
      ? [datevDiagnostic('document_empty', { path }, { parts })]
      : []),
    ...(sizeOf(document) > mostDocumentBytes ? [datevDiagnostic('document_too_large', { path })] : []),
    ...(document.guid === undefined || guid.test(document.guid) ? [] : [invalid(`${path}.guid`, 'guid', guid)]),
    ...checkText(document.description, `${path}.description`, 40),
    ...checkText(document.keywords, `${path}.keywords`, 255),
  ];
}

function checkNames(documents: readonly PackageDocument[]): Diagnostic[] {
  const known = new Set<string>();
  return documents.flatMap(({ files }, documentIndex) =>
    files.flatMap(({ name }, fileIndex) => {
      const place = { path: `documents[${documentIndex}].files[${fileIndex}].name` };
      if (!fileName.test(name) || reserved.test(name)) return [datevDiagnostic('file_name', place)];
      // Windows does not tell names apart by case.
      if (known.has(name.toLowerCase())) return [datevDiagnostic('file_name_repeated', place)];
      known.add(name.toLowerCase());
      return [];
    }),
  );
}

function invalid(path: string, field: string, pattern: RegExp): Diagnostic {
  return datevDiagnostic('field_invalid', { path }, { field, pattern: pattern.source }, { form: formWords(pattern) });
}
