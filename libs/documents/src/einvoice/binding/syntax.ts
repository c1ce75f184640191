import type { BindingNode } from './binding-node.ts';
import { ciiInvoice } from './cii.ts';
import { ublCreditNote, ublInvoice } from './ubl.ts';

/** The kinds of documents that carry an invoice. */
export type Syntax = 'ubl-invoice' | 'ubl-credit-note' | 'cii';

/** The namespaces of the syntaxes by their usual prefix. */
export const namespaces: Readonly<Record<string, string>> = {
  ubl: 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
  cn: 'urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2',
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
};

/** Where each term stands, by kind of document. */
export const bindings: Readonly<Record<Syntax, BindingNode>> = {
  'ubl-invoice': ublInvoice,
  'ubl-credit-note': ublCreditNote,
  cii: ciiInvoice,
};
