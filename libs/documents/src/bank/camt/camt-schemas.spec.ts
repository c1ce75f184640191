import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect } from '@jest/globals';
import { refusalOf } from '../../../test/judges/refusal.ts';
import { itEach, sharedFiles } from '../../../test/shared-files.ts';
import type { XmlElement } from '../../xml/xml-element.ts';
import { readXmlTree } from '../../xml/xml-tree.ts';
import { readCamt } from './camt-reader.ts';

const schemas = sharedFiles('accounting/data/bank/xsd', '.xsd').filter((file) => basename(file).startsWith('camt'));

/** An element as a schema has it. */
interface Declared {
  name: string;
  type: string;
  required: boolean;
}

/** The elements that each type of a schema may hold, by the name of the type. */
function typesOf(schema: XmlElement): Map<string, Declared[]> {
  const declared = (element: XmlElement): Declared[] => [
    ...(element.name === 'element'
      ? [
          {
            name: element.attributes['name'] ?? '',
            type: element.attributes['type'] ?? '',
            required: element.attributes['minOccurs'] !== '0',
          },
        ]
      : []),
    // Of a choice, none by itself is required.
    ...element.children
      .flatMap(declared)
      .map((each) => (element.name === 'choice' ? { ...each, required: false } : each)),
  ];
  return new Map(
    schema.children
      .filter(({ name }) => name === 'complexType')
      .map((type) => [type.attributes['name'] ?? '', type.children.flatMap(declared)]),
  );
}

const day = '2026-11-20';
const amount = '<Amt Ccy="EUR">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>';

/** What stands in each part of a message in which nothing is missing. */
const complete = {
  GrpHdr: `<MsgId>M-1</MsgId><CreDtTm>${day}T06:00:00</CreDtTm>`,
  statement: `<Id>S-1</Id><CreDtTm>${day}T06:00:00</CreDtTm>`,
  Acct: '<Id><IBAN>DE89370400440532013000</IBAN></Id>',
  Bal: `<Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp>${amount}<Dt><Dt>${day}</Dt></Dt>`,
  Ntry: `${amount}<Sts>BOOK</Sts><BkTxCd><Prtry><Cd>X</Cd></Prtry></BkTxCd>`,
};
type Part = keyof typeof complete;

/** Elements that the schema demands and a reader can do without; nothing of an entry is guessed then. */
const dispensable: ReadonlySet<string> = new Set(['statement/CreDtTm', 'statement/Bal', 'Ntry/BkTxCd']);

function message(namespace: string, names: { body: string; statement: string }, without?: [Part, string]): string {
  const { body, statement } = names;
  const part = (name: Part): string =>
    without?.[0] === name
      ? complete[name].replace(new RegExp(`<${without[1]}[ >].*</${without[1]}>`), '')
      : complete[name];
  const parts = {
    Acct: `<Acct>${part('Acct')}</Acct>`,
    Bal: statement === 'Ntfctn' ? '' : `<Bal>${part('Bal')}</Bal>`,
  };
  if (without?.[0] === 'statement' && (without[1] === 'Acct' || without[1] === 'Bal')) parts[without[1]] = '';
  return (
    `<Document xmlns="${namespace}"><${body}><GrpHdr>${part('GrpHdr')}</GrpHdr><${statement}>${part('statement')}` +
    `${parts.Acct}${parts.Bal}<Ntry>${part('Ntry')}</Ntry></${statement}></${body}></Document>`
  );
}

describe('the elements that the official schemas of CAMT demand', () => {
  itEach(schemas.map((file): [string, string] => [basename(file, '.xsd'), file]))(
    'of %s are missed by their place',
    async (_, file) => {
      const schema = readXmlTree(readFileSync(file));
      const namespace = schema.attributes['targetNamespace'] ?? '';
      const types = typesOf(schema);
      const childOf = (type: string, name: RegExp): Declared =>
        types.get(type)?.find((each) => name.test(each.name)) ?? { name: '', type: '', required: false };
      const body = childOf('Document', /./);
      const statement = childOf(body.type, /^(Rpt|Stmt|Ntfctn)$/);
      const read = (without?: [Part, string]) => {
        const text = message(namespace, { body: body.name, statement: statement.name }, without);
        return refusalOf(readCamt(new TextEncoder().encode(text)));
      };
      expect(await read()).toEqual([]);
      const partTypes: [Part, string][] = [
        ['GrpHdr', childOf(body.type, /^GrpHdr$/).type],
        ['statement', statement.type],
        ...(['Acct', 'Bal', 'Ntry'] as const).map((name): [Part, string] => [
          name,
          childOf(statement.type, new RegExp(`^${name}$`)).type,
        ]),
      ];
      const faultOf = (part: Part, name: string): unknown[] => {
        const place = [1, part === 'statement' ? statement.name : part];
        if (name === 'CdtDbtInd') return ['bank.camt_indicator_missing', ...place];
        return ['bank.camt_element_missing', ...place, expect.stringContaining(name)];
      };
      let asked = 0;
      for (const [part, type] of partTypes)
        for (const { name } of (types.get(type) ?? []).filter(({ required }) => required)) {
          const refused = await read([part, name]);
          asked += 1;
          const told = refused.map(({ code, line, path = '', facts = {} }) => [
            code,
            line,
            path.split('/').at(-1),
            ...(code === 'bank.camt_element_missing' ? [facts['element']] : []),
          ]);
          expect([name, told]).toEqual([name, dispensable.has(`${part}/${name}`) ? [] : [faultOf(part, name)]]);
        }
      expect(asked).toBeGreaterThanOrEqual(9);
    },
  );
});
