import { seededRandom } from './seeded-random.ts';

/** What callers that no compiler watches hand in, and what a field of another type may hold. */
const oddValues: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => 0,
  () => 17,
  () => 12.5,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => 10n,
  () => true,
  () => Symbol('odd'),
  () => new Date(0),
  () => new Map([['name', 'odd']]),
  () => [],
  () => [[]],
  () => [null],
  () => ({}),
  () => JSON.parse('{"__proto__": {"name": "odd"}, "constructor": "odd", "Konto": "1"}'),
  () => Object.create(null),
  () => new Uint8Array(3),
  () => 'odd'.padEnd(400, 'x'),
  () => ['', ' ', 'x', '0', '-1', '1e400', '1.2.3', '1,50', '+1.', '.5', '007', 'constructor', '__proto__'],
  () => [
    '2026-02-30',
    '2026-11-21T25:00',
    '20261121',
    '#',
    '\n#SKONTO#',
    'ü',
    '\u0000',
    '\uD800',
    '😀',
    '";"',
    '<a&b>',
  ],
];

/** A path to a field or to a place of a list, from the root. */
type Place = readonly [holder: Record<string, unknown> | unknown[], key: string | number];

/** Copies of an input with one fault each, or some more, as many as asked for; the same for the same seed. */
export function mutatedInputs(input: unknown, count: number, seed: number): unknown[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    if (random(200) === 0) return oddValue(random);
    const copy = copyOf(input);
    for (let fault = 0; fault <= random(8) - 5 || fault === 0; fault += 1) mutate(copy, random);
    return copy;
  });
}

function mutate(root: unknown, random: (below: number) => number): void {
  const all = placesIn(root);
  const [holder, key] = all[random(all.length)] ?? [];
  if (holder === undefined || key === undefined) return;
  const [fromHolder, from] = all[random(all.length)] ?? [holder, key];
  const kind = random(10);
  if (kind === 0) Reflect.deleteProperty(holder, key);
  else if (kind === 1 && !Array.isArray(holder))
    put(holder, ['odd', '__proto__', 'constructor', 'toString'][random(4)] ?? '', oddValue(random));
  else if (kind === 2) put(holder, key, copyOf(Reflect.get(fromHolder, from)));
  else if (kind === 3 && Array.isArray(holder))
    holder.splice(Number(key), 0, ...Array.from({ length: 60 }, () => copyOf(holder[Number(key)])));
  else if (kind === 4) put(holder, key, holder);
  else put(holder, key, oddValue(random));
}

// As JSON.parse does it, which makes a field of `__proto__`.
function put(holder: object, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function oddValue(random: (below: number) => number): unknown {
  const value = oddValues[random(oddValues.length)]?.();
  return Array.isArray(value) && value.length > 5 ? value[random(value.length)] : value;
}

function isHolder(value: unknown): value is Record<string, unknown> | unknown[] {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

function placesIn(value: unknown, deep = 0): Place[] {
  if (!isHolder(value) || deep > 10) return [];
  return Object.entries(value).flatMap(([key, each]) => [
    [value, Array.isArray(value) ? Number(key) : key] as const,
    ...placesIn(each, deep + 1),
  ]);
}

function copyOf(value: unknown, deep = 0): unknown {
  if (deep > 10) return value;
  if (Array.isArray(value)) return value.map((each) => copyOf(each, deep + 1));
  if (!isHolder(value) || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, copyOf(each, deep + 1)]));
}
