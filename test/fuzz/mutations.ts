const ODDITIES = [
  '\0',
  '\u202e',
  '\ud800',
  '\ufeff',
  '\t',
  '\r',
  '"',
  "'",
  '{',
  '}',
  '[',
  ']',
  ':',
  ': ',
  '- ',
  '? ',
  '&a ',
  '*a',
  '!!js/function ',
  '%',
  '---\n',
  '|',
  '>',
  '\\',
  '${x}',
  '__proto__',
  'constructor',
  '1e999',
  '-0',
  '.nan',
  'null',
  '0x1F',
  '💶',
  'ä',
];

/** A text with one to four faults of the kinds that hands, networks and attackers make. */
export function mutated(text: string, random: () => number): string {
  let result = text;
  for (let faults = 1 + Math.floor(random() * 4); faults > 0; faults -= 1) result = fault(result, random);
  return result;
}

function fault(text: string, random: () => number): string {
  const at = Math.floor(random() * (text.length + 1));
  const length = Math.floor(random() ** 3 * 80);
  const odd = ODDITIES[Math.floor(random() * ODDITIES.length)] ?? '';
  const from = Math.floor(random() * (text.length + 1));
  const piece = text.slice(from, from + length);
  const ways = [
    () => text.slice(0, at) + text.slice(at + length),
    () => text.slice(0, at) + odd + text.slice(at),
    () => text.slice(0, at) + odd + text.slice(at + 1),
    () => text.slice(0, at) + piece + text.slice(at),
    () => text.slice(0, at) + odd.repeat(1 + Math.floor(random() * 200)) + text.slice(at),
    () =>
      text.slice(0, at) +
      text
        .slice(at, at + 2)
        .split('')
        .toReversed()
        .join('') +
      text.slice(at + 2),
    () => text.slice(0, at) + String.fromCharCode(Math.floor(random() * 0x250)) + text.slice(at + 1),
    () => (random() < 0.2 ? text.slice(0, at) : text.replaceAll(piece || odd, odd)),
  ];
  return ways[Math.floor(random() * ways.length)]?.() ?? text;
}
