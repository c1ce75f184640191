import type { Breach } from '../../src/einvoice/rules/index.ts';
import { Judge } from '../../src/einvoice/rules/judge.ts';
import { syntaxOf } from '../../src/einvoice/source/index.ts';
import type { SchemaName } from '../../src/einvoice/structure/schema.ts';
import { schemaOf } from '../../src/einvoice/structure/schema.ts';
import type { XmlElement } from '../../src/xml/xml-element.ts';
import { judgedBy } from './judged-tree.ts';

const judges = {
  ubl: new Judge('ubl', schemaOf('ubl'), []),
  cii: new Judge('cii', schemaOf('cii'), []),
  extended: new Judge('cii', schemaOf('extended'), []),
} satisfies Record<SchemaName, Judge>;

/** What a schema refuses in an invoice; the one of its family where none is named. */
export function structureOf(root: XmlElement, schema?: SchemaName): readonly Breach[] {
  return judgedBy(judges[schema ?? (syntaxOf(root) === 'cii' ? 'cii' : 'ubl')], root).structure.told;
}
