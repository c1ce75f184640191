export type { Diagnostic, Text } from './diagnostic.ts';
export { DocumentError } from './diagnostic.ts';
export * from './bank/index.ts';
export * from './datev/index.ts';
export * from './einvoice/index.ts';
export * from './reference/index.ts';
export type { XmlLimits } from './xml/xml-limits.ts';
export { defaultXmlLimits } from './xml/xml-limits.ts';
export type { ByteSource } from './xml/xml-reader.ts';
