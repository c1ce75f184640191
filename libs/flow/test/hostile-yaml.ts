/** Texts that are cheap to write and dear to read: one unit again and again, between a head and a tail. */
const SHAPES: [what: string, unit: string, head?: string, tail?: string][] = [
  ['numbers in a list', '1,', 'a: [', ']'],
  ['lists in a list', '[],', 'a: [', ']'],
  ['maps in a list', '{},', 'a: [', ']'],
  ['keys without a value', 'b,', 'a: {', '}'],
  ['commas alone', ',', 'a: [', ']'],
  ['brackets that close nothing', ']'],
  ['a list of several lines with comments', '1, #\n ', 'a: [', ']'],
  ['comments', '#\n'],
  ['blank lines', '\n', '', 'a: 1\n'],
  ['lines of blanks', '          \n'],
  ['long indentation', `${' '.repeat(1_000)}\n`, '', 'a: 1'],
  ['dashes', '-\n'],
  ['entries of a list', '- a\n'],
  ['lists of lists', `${'- '.repeat(38)}a\n`],
  ['towers of brackets', `${'['.repeat(38)}${']'.repeat(38)},`, 'a: [', ']'],
  ['colons', ': '],
  ['explicit keys', '?\n'],
  ['the same key', 'a: 1\n'],
  ['three keys in a line', 'a: b: c\n'],
  ['characters that begin nothing', '@\n'],
  ['documents', '--- a\n'],
  ['ends of documents', '...\n'],
  ['block texts without text', 'a: |\n'],
  ['a plain text', 'x ', 'a: '],
  ['a plain text of many lines', 'x\n  ', 'a: '],
  ['a plain text full of marks', 'x:x#', 'a: '],
  ['a text in quotes', 'x\n  ', 'a: "', '"'],
  ['a text of escapes', String.raw`\x41`, 'a: "', '"'],
  ['a text that never ends', 'x\n', '"'],
  ['doubled quotes', "''", "a: '", "'"],
  ['empty texts', '""\n'],
  ['a literal text', '  x\n', 'a: |\n'],
  ['a folded text', '  x\n\n', 'a: >\n'],
  ['line ends of old machines', '\r'],
  ['line ends of Windows', 'a\r\n'],
  ['tabs', '\t\n', 'a:'],
];
/** Wholes that no unit makes: `length` characters of them. */
const GROWN: [what: string, make: (length: number) => string][] = [
  ['keys', (length) => numbered(length, (i) => `k${i}: 1\n`)],
  ['texts with an unseen character', (length) => numbered(length, (i) => `k${i}: "${'x'.repeat(80)}\\0"\n`)],
  [
    'steps of unknown connections',
    (length) => flow(numbered(length - 200, (i) => `  s${i}: { call: shp.order.updat }\n`)),
  ],
  ['steps of unknown kinds', (length) => flow(numbered(length - 200, (i) => `  s${i}: {}\n`))],
  [
    'unknown keys of a step',
    (length) => flow(`  a:\n    stop: done\n${numbered(length - 200, (i) => `    resn${i}: 1\n`)}`),
  ],
  [
    'names much alike in expressions',
    (length) =>
      flow(numbered(length - 200, (i) => `  ${alike(i)}: { stop: done, reason: ok, when: steps.${alike(i)}x }\n`)),
  ],
  [
    'long expressions',
    (length) =>
      flow(numbered(length - 200, (i) => `  s${i}: { stop: done, reason: ok, when: '${'1+'.repeat(200)}n' }\n`)),
  ],
  [
    'sums without an end',
    (length) => flow(numbered(length - 200, (i) => `  s${i}: { map: { v: { expr: '${'1  + '.repeat(240)}n' } } }\n`)),
  ],
  [
    'loops after loops',
    (length) =>
      flow(
        numbered(
          length - 200,
          (i) => `  s${i}: { map: { v: { expr: '${'record.lines.map(l, l.sku + l.name)    +   '.repeat(24)}n' } } }\n`,
        ),
      ),
  ],
  [
    'expressions of one word',
    (length) => flow(`  a: { emit: e, key: k, with: { l: [${numbered(length - 300, () => '{expr: n},')}] } }\n`),
  ],
];

function numbered(length: number, make: (index: number) => string): string {
  const parts: string[] = [];
  for (let left = length, index = 0; left > 0; index += 1) {
    const part = make(index);
    left -= part.length;
    if (left > 0) parts.push(part);
  }
  return parts.join('');
}

function alike(index: number): string {
  return `${'abcdefghij'.repeat(5)}_${index}`;
}

function flow(steps: string): string {
  return `flow: probe\ntitle: { de: Probe, en: Probe }\nowner: sales\non:\n  won: { entity: shop.order }\nsteps:\n${steps}`;
}

/** Each of the shapes, `length` characters of it. */
export function hostileYaml(length: number): [what: string, text: string][] {
  return [
    ...SHAPES.map(([what, unit, head = '', tail = '']): [string, string] => {
      const times = Math.floor((length - head.length - tail.length) / unit.length);
      return [what, head + unit.repeat(Math.max(1, times)) + tail];
    }),
    ...GROWN.map(([what, make]): [string, string] => [what, make(length)]),
  ];
}
