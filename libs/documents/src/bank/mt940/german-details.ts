/** The parts of a German :86: field: three digits of business transaction code, then fields `?00` to `?99`. */
export interface GermanDetails {
  /** Business transaction code (Geschäftsvorfallcode). */
  gvc: string;
  /** Words for it, from ?00. */
  text: string | undefined;
  /** Journal number (Primanota), from ?10. */
  primaNota: string | undefined;
  /** ?20 to ?29 and ?60 to ?63 as one text. */
  purpose: string;
  /** BIC or bank code, from ?30. */
  bank: string | undefined;
  /** IBAN or account number, from ?31, or from ?38 where both are given. */
  account: string | undefined;
  /** ?32 and ?33. */
  name: string | undefined;
  /** Supplement of the text key, from ?34; for returns the number of the reason. */
  supplement: string | undefined;
  /** The other side of the same account: ?70 and following, as Deutsche and Dresdner Bank write it. */
  ownName: string | undefined;
}

/** Characters that a part of the purpose or a name holds when it is full; a shorter one ends a word. */
const FULL = 27;

const purposeFields = ['20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '60', '61', '62', '63'];
const ownNameFields = ['70', '71', '72', '73'];

/** Reads the lines of a :86: field, which are broken anywhere; undefined if it is not of the German form. */
export function readGermanDetails(lines: readonly string[]): GermanDetails | undefined {
  const text = lines.join('');
  const head = /^\s*(\d{3})(?:([^\w\s])(?=\d\d)|\s*$)/.exec(text);
  if (!head) return undefined;
  const fields = head[2] === undefined ? new Map<string, string[]>() : splitFields(text.slice(head[0].length), head[2]);
  const one = (number: string): string | undefined => fields.get(number)?.join('').trim() || undefined;
  const many = (numbers: string[]): string => joinParts(numbers.flatMap((number) => fields.get(number) ?? []));
  return {
    gvc: head[1] ?? '',
    text: one('00'),
    primaNota: one('10'),
    purpose: many(purposeFields),
    bank: one('30'),
    account: one('38') ?? one('31'),
    name: many(['32', '33']) || undefined,
    supplement: one('34'),
    ownName: many(ownNameFields) || undefined,
  };
}

function splitFields(text: string, separator: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let number: string | undefined;
  for (const part of text.split(separator)) {
    const start = /^\d\d/.exec(part)?.[0];
    const known = number === undefined ? undefined : fields.get(number);
    // The separator can be an ordinary character of a text.
    if (start === undefined && known) known.push(`${known.pop() ?? ''}${separator}${part}`);
    if (start === undefined) continue;
    number = start;
    const parts = fields.get(number);
    if (parts) parts.push(part.slice(2));
    else fields.set(number, [part.slice(2)]);
  }
  return fields;
}

function joinParts(parts: readonly string[]): string {
  const text = parts.map((part) => (part.length < FULL ? `${part} ` : part)).join('');
  return text.replace(/ {2,}/g, ' ').trim();
}
