import { afterAll, describe, expect, it } from '@jest/globals';
import { testTier } from '@belegfluss/testing';
import { packCopy } from './shipped-pack.ts';

/** A typical slip: where `slip` matches a flow, `text` replaces it. `«` marks the place at which the finding has to stand. */
interface Slip {
  what: string;
  slip: RegExp;
  text: string;
  code: string;
  severity?: string;
  /** What the remedy offers: the right name. */
  offers?: string;
}

const FIELD = /expr: (?<read>[a-z]\w*(?:\.\w+)+) \}/;

const SLIPS: Slip[] = [
  { what: 'a misspelt action', slip: /call: (?<name>[\w.]+)/, text: 'call: «$<name>x', code: 'flow.unknown_action' },
  {
    what: 'an unknown connection',
    slip: /(?<kind>call|read|match|entity): (?<name>\w+)\./,
    text: '$<kind>: «$<name>x.',
    code: 'flow.unknown_connection',
  },
  {
    what: 'a misspelt entity',
    slip: /(?<kind>read|entity): (?<name>[\w.]+)/,
    text: '$<kind>: «$<name>x',
    code: 'flow.unknown_entity',
  },
  {
    what: 'a missing input',
    slip: /call: (?<name>[\w.]+), with: \{ \w+: \{ expr: [^{}]+ \} \}/,
    text: 'call: «$<name>, with: {}',
    code: 'flow.missing_input',
  },
  { what: 'an unknown step', slip: /steps\.(?<name>\w+)/, text: '«steps.$<name>x', code: 'flow.unknown_step' },
  {
    what: 'a step that reads the last one',
    slip: /^steps:\n(?=[^]*^ {2}(?<last>\w+):(?![^]*^ {2}\w+:))/m,
    text: 'steps:\n  early: { stop: done, reason: ok, when: «steps.$<last>.ok }\n',
    code: 'flow.unknown_step',
    offers: 'further down',
  },
  { what: 'a misspelt record', slip: /\brecord\./, text: '«recrd.', code: 'flow.unknown_name', offers: 'record' },
  { what: 'an unknown table', slip: /lookup: (?<name>\w+)/, text: 'lookup: «$<name>x', code: 'flow.unknown_table' },
  {
    what: 'a key too many',
    slip: /(?<lead>lookup: \w+, key: )\[(?<key>\{[^}]+\})\]/,
    text: '$<lead>«[$<key>, x]',
    code: 'flow.table_key_count',
  },
  {
    what: 'an hour that does not exist',
    slip: /schedule: \{ cron: '[^']+'/,
    text: "schedule: { cron: «'0 25 * * *'",
    code: 'flow.bad_schedule',
  },
  {
    what: 'an event that nobody hears',
    slip: /emit: (?<name>\w+)/,
    text: 'emit: «$<name>x',
    code: 'flow.unheard_event',
    severity: 'warning',
  },
  {
    what: 'an event that nobody sends',
    slip: /emitted: (?<name>\w+)/,
    text: 'emitted: «$<name>x',
    code: 'flow.unheard_event',
    severity: 'warning',
  },
  { what: 'an unknown key', slip: /^owner:/m, text: '«ownr: x\nowner:', code: 'flow.unknown_key', offers: 'owner' },
  { what: 'a key twice', slip: /^(?<line>owner: \w+\n)/m, text: '$<line>«$<line>', code: 'flow.duplicate_key' },
  { what: 'a trigger in capitals', slip: /^on:\n {2}(?<name>\w+):/m, text: 'on:\n  «X$<name>:', code: 'flow.bad_id' },
  { what: 'an anchor', slip: /^owner: (?<name>\w+)/m, text: 'owner: «&x $<name>', code: 'flow.alias_refused' },
  { what: 'a number for a name', slip: /^owner: \w+/m, text: 'owner: «7', code: 'flow.shape' },
  { what: 'an expression that ends too early', slip: FIELD, text: 'expr: $<read> +« }', code: 'expression.syntax' },
  {
    what: 'a function that is not offered',
    slip: FIELD,
    text: 'expr: «$<read>.matches("x") }',
    code: 'expression.refused',
  },
  { what: 'a tab as indentation', slip: /^on:\n {2}/m, text: 'on:\n«\t', code: 'flow.yaml_syntax' },
];

const copy = packCopy();
afterAll(() => copy.remove());
const cases = [...copy.flows].flatMap(([file, text]) =>
  SLIPS.filter(({ slip }) => slip.test(text)).map((slip) => ({
    file,
    ...slip,
    broken: text.replace(slip.slip, slip.text),
  })),
);

/** Each slip in some of the flows and in each flow some of the slips, or all of them. */
const sample = cases.filter(
  ({ what }, index) =>
    testTier === 'full' || index % 3 === 0 || cases.findIndex((each) => each.what === what) === index,
);

describe('the shipped flow pack', () => {
  it('is sound, without any remark', () => {
    expect(copy.check({})).toEqual({ isSound: true, findings: [] });
    expect(copy.flows.size).toBeGreaterThanOrEqual(9);
  });

  it('offers each slip in at least one flow, and ten slips in each flow', () => {
    expect(SLIPS.filter(({ what }) => !cases.some((each) => each.what === what)).map(({ what }) => what)).toEqual([]);
    for (const file of copy.flows.keys())
      expect([file, cases.filter((each) => each.file === file).length >= 10]).toEqual([file, true]);
  });

  it.each(sample)(
    'with $what in $file says $code at its place, and nothing else',
    ({ file, broken, code, severity, offers }) => {
      const before = broken.slice(0, broken.indexOf('«'));
      const place = { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
      const { isSound, findings } = copy.check({ [file]: broken.replace('«', '') });
      const own = findings.filter((finding) => finding.file === file);
      expect(own.map(({ code: found, line, column }) => ({ code: found, line, column }))).toEqual([{ code, ...place }]);
      expect([own[0]?.severity, isSound]).toEqual([severity ?? 'error', severity === 'warning']);
      if (offers) expect(own[0]?.remedy.en).toContain(offers);
      expect(findings.filter((finding) => finding.file !== file && finding.severity === 'error')).toEqual([]);
    },
  );
});
