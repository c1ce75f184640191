import { flowWith } from '../checked-shop.ts';

const PLAIN = flowWith('order: { read: shop.order, key: { expr: record.id } }');
const keyed = (expression: string) => flowWith(`order:\n  read: shop.order\n  key: { expr: '${expression}' }`);
const tail = (text: string) => `${PLAIN}${text}\n`;

/** A case of the manifest of bad input, written in the language of flows. */
export interface YamlCase {
  id: string;
  text: string;
  /** What is found, and where; a flow without is accepted. */
  found?: [code: string, line: number, column: number];
  /** Why the language cannot express what the case is about, and what it says instead. */
  instead?: string;
}

export const YAML_CASES: YamlCase[] = [
  { id: 'Y01', text: PLAIN.replace('on:\n  won', 'on:\n\twon'), found: ['flow.yaml_syntax', 5, 1] },
  { id: 'Y04', text: `a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n${PLAIN}`, found: ['flow.alias_refused', 1, 4] },
  { id: 'Y05', text: PLAIN.replace('flow: probe', 'flow: &x probe'), found: ['flow.alias_refused', 1, 7] },
  { id: 'Y06', text: `a: &a\n  b: *a\n${PLAIN}`, found: ['flow.alias_refused', 1, 4] },
  { id: 'Y07', text: tail('x:\n  <<: *d'), found: ['flow.alias_refused', 9, 7] },
  { id: 'Y08', text: PLAIN.replace('flow: probe', 'flow: !foo probe'), found: ['flow.alias_refused', 1, 7] },
  { id: 'Y09', text: tail('hook: !!js/function "f()"'), found: ['flow.alias_refused', 8, 7] },
  { id: 'Y13', text: '# nothing here\n', found: ['flow.shape', 1, 1] },
  { id: 'Y14', text: '- a\n- b\n', found: ['flow.shape', 1, 1] },
  { id: 'Y15', text: 'hello\n', found: ['flow.shape', 1, 1] },
  { id: 'Y17', text: flowWith('order: { read: shopp.order, key: x }'), found: ['flow.unknown_connection', 7, 18] },
  { id: 'Y22', text: keyed('string(record.id'), found: ['expression.syntax', 9, 35] },
  {
    id: 'Y23',
    text: keyed('record.constructor.constructor("x")'),
    found: ['expression.refused', 9, 19],
    instead: 'a field may have any name, since only own fields are read; what is refused is the call',
  },
  {
    id: 'Y24',
    text: keyed('record.__proto__.x'),
    instead: 'fields of a record may have any name; the evaluation finds no field that the record did not bring along',
  },
  { id: 'Y26', text: keyed('process.env()'), found: ['expression.refused', 9, 19] },
  { id: 'Y27', text: keyed('env.DATABASE_URL'), found: ['flow.unknown_name', 9, 19] },
  {
    id: 'Y28',
    text: tail('token: pat-eu1-00000000-0000-0000-0000-000000000000'),
    found: ['flow.unknown_key', 8, 1],
    instead: 'no key of a flow takes a secret; they are kept by connections',
  },
  { id: 'Y29', text: keyed('secrets.shop.token'), found: ['flow.unknown_name', 9, 19] },
  {
    id: 'Y30',
    text: flowWith('order: { call: shop.order.update, with: { id: 01067 } }'),
    found: ['flow.changed_number', 7, 49],
  },
  {
    id: 'Y32',
    text: flowWith('order: { call: shop.order.update, with: { id: 19.99 } }'),
    found: ['flow.wrong_type', 7, 49],
  },
  {
    id: 'Y34',
    text: flowWith('order: { read: shop.order, key: x, retry: { max: .inf } }'),
    found: ['flow.shape', 7, 52],
  },
  { id: 'Y35', text: `%YAML 1.1\n---\n${PLAIN}`, found: ['flow.yaml_syntax', 1, 1] },
  { id: 'Y36', text: PLAIN.replace('flow: probe', String.raw`flow: "pro\0be"`), found: ['flow.yaml_syntax', 1, 11] },
  { id: 'Y38', text: PLAIN.replace('  order:', '  \u043Erder:'), found: ['flow.bad_id', 7, 3] },
  { id: 'Y39', text: `\uFEFF${PLAIN}` },
  { id: 'Y41', text: PLAIN, instead: 'the bytes are judged before there is a text; see readText' },
  { id: 'Y42', text: PLAIN.replaceAll('\n', '\r\n') },
  {
    id: 'Y50',
    text: flowWith(String.raw`order: { read: shop.order, key: x, when: 'text.matches(record.id, "(a)\\1")' }`),
    found: ['expression.refused', 7, 69],
  },
  { id: 'Y52', text: '['.repeat(200_000), found: ['flow.too_deep', 1, 41] },
  { id: 'Y53', text: '['.repeat(20_000) + ']'.repeat(20_000), found: ['flow.too_deep', 1, 41] },
  {
    id: 'Y55',
    text: flowWith(Array.from({ length: 100_000 }, (_, index) => `s${index}: { stop: done, reason: ok }`).join('\n')),
    found: ['flow.file_too_large', 1, 1],
  },
  { id: 'Y56', text: `${'x'.repeat(1_000_000)}: 1`, found: ['flow.file_too_large', 1, 1] },
];
