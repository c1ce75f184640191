/** Larger than any sample, small enough that a million rounds stay quick. */
const LARGEST = 1 << 20;

/** What a mutation draws from. */
export interface Material {
  /** A valid input, which is changed. */
  sample: Uint8Array;
  /** Another one, of which pieces are put in. */
  other: Uint8Array;
  /** Pieces that formats trip over, at least one. */
  pieces: readonly Uint8Array[];
  fields: FieldMarks;
  random: () => number;
}

/** The characters behind which a field begins, and those before which it ends: `>` and `<` in XML. Empty: there are none. */
export interface FieldMarks {
  begin: string;
  end: string;
}

/** A valid input with one to five faults of the kinds that hands, disks, networks and attackers make. */
export function mutatedBytes(material: Material): Uint8Array {
  const { sample, fields, random } = material;
  let bytes = sample;
  // Half of the inputs keep their structure, so that faults come as far as the checks of the fields.
  const fault = fields.begin !== '' && random() < 0.5 ? withOtherField : withFault;
  const faults = 1 + Math.floor(random() ** 2 * 5);
  for (let count = 0; count < faults && bytes.length < LARGEST; count += 1) bytes = fault(bytes, material);
  return bytes;
}

function withOtherField(bytes: Uint8Array, { other, pieces, fields, random }: Material): Uint8Array {
  const { begin, end } = fieldFrom(bytes, Math.floor(random() * bytes.length), fields);
  const field = bytes.subarray(begin, end);
  const borrowed = fieldFrom(other, Math.floor(random() * other.length), fields);
  const odd = pick(pieces, random());
  const at = Math.floor(random() * (field.length + 1));
  const ways = [
    () => new Uint8Array(),
    () => odd,
    () => joined(field, odd),
    () => joined(field.subarray(0, at), odd, field.subarray(at)),
    () => joined(field.subarray(0, at), field.subarray(at + 1)),
    () => joined(field, field),
    () => repeated(field, Math.floor(random() * 60)),
    () => other.subarray(borrowed.begin, borrowed.end),
  ];
  return joined(bytes.subarray(0, begin), pick(ways, random())(), bytes.subarray(end));
}

/** The first field that begins behind a place. */
function fieldFrom(bytes: Uint8Array, place: number, marks: FieldMarks): { begin: number; end: number } {
  const next = (from: number, among: string): number => {
    let at = from;
    while (at < bytes.length && !among.includes(String.fromCharCode(bytes[at] ?? 0))) at += 1;
    return at;
  };
  const begin = Math.min(bytes.length, next(place, marks.begin) + 1);
  return { begin, end: next(begin, marks.end) };
}

function withFault(bytes: Uint8Array, { other, pieces, random }: Material): Uint8Array {
  const below = (limit: number) => Math.floor(random() * limit);
  const at = below(bytes.length + 1);
  const until = Math.min(bytes.length, at + Math.floor(random() ** 3 * 200));
  const odd = pick(pieces, random());
  const [before, cut, after] = [bytes.subarray(0, at), bytes.subarray(at, until), bytes.subarray(until)];
  const from = below(other.length + 1);
  const borrowed = other.subarray(from, from + Math.floor(random() ** 2 * 400));
  const ways = [
    () => joined(before, after),
    () => joined(before, odd, bytes.subarray(at)),
    () => joined(before, odd, after),
    () => joined(before, odd, bytes.subarray(Math.min(bytes.length, at + odd.length))),
    () => joined(before, borrowed, after),
    () => joined(before, cut, cut, after),
    () => joined(before, cut.toReversed(), after),
    () => joined(before, Uint8Array.of(below(256)), bytes.subarray(Math.min(bytes.length, at + 1))),
    () =>
      joined(before, Uint8Array.of((bytes[at] ?? 0) ^ (1 << below(8))), bytes.subarray(Math.min(bytes.length, at + 1))),
    () => (random() < 0.3 ? before : joined(after, cut, before)),
    () => joined(before, repeated(random() < 0.5 ? odd : cut, random() < 0.005 ? 20_000 : below(40)), after),
  ];
  return pick(ways, random())();
}

function pick<T>(choices: readonly T[], share: number): T {
  const choice = choices[Math.floor(share * choices.length)];
  if (choice === undefined) throw new Error('nothing to choose from');
  return choice;
}

function repeated(piece: Uint8Array, times: number): Uint8Array {
  const count = Math.min(times, Math.floor(LARGEST / Math.max(1, piece.length)));
  const result = new Uint8Array(piece.length * count);
  for (let copy = 0; copy < count; copy += 1) result.set(piece, copy * piece.length);
  return result;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
