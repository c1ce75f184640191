interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  allOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  pattern?: string;
  patternProperties?: Record<string, Schema>;
  minimum?: number;
}

/** What fields of these names say in the shipped systems; everything else is made up by its shape. */
const BY_NAME: Record<string, unknown[]> = {
  stage: ['closedwon', 'closedwon', 'closedwon', 'closedwon', 'qualified'],
  status: ['document.completed', 'document.completed', 'document.draft', 'succeeded'],
  country: ['DE', 'DE', 'AT', 'CH', 'FR'],
  sku: ['LIZ-100', 'BER-200', 'SUP-300', 'XXX-999'],
  currency: ['EUR'],
  fileName: ['EXTF_Buchungsstapel.csv'],
  debtorsFileName: ['EXTF_Debitoren.csv'],
  closeDate: ['2026-11-20T10:00:00.000Z'],
  dateCompleted: ['2026-11-20T10:00:00.000Z', '2026-10-31T23:30:00.000Z'],
  amount: ['238.00', '1190.00'],
  unitPrice: ['100.00', '12.50'],
  quantity: ['1', '2.5'],
  email: ['anna@example.org'],
  payment_term: ['NET30', 'NET14', 'NET99'],
};
const TEXTS = [
  'K-100',
  '12.50',
  '119.00',
  '3',
  '2026-11-20',
  '2026-11-20T10:00:00.000Z',
  'anna@example.org',
  'Müller & Söhne',
  'a'.repeat(64),
];

/** Makes values up by their schema; the same seed makes up the same ones. */
export class Inventor {
  #seed: number;

  constructor(seed: number) {
    this.#seed = (seed * 7_919 + 17) % 2_147_483_647;
  }

  /** True once in so many times. */
  chance(times: number): boolean {
    return this.#below(times) === 0;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.#below(items.length)] as T;
  }

  value(schema: unknown, name = ''): unknown {
    const known = BY_NAME[name];
    const {
      type,
      const: only,
      enum: some,
      anyOf,
      allOf,
      properties,
      items,
      pattern,
      minimum,
      ...rest
    } = schema as Schema;
    if (only !== undefined) return only;
    if (some) return this.pick(some);
    if (anyOf) return this.value(this.pick(anyOf), name);
    if (allOf) return Object.assign({}, ...allOf.map((part) => this.value(part, name)));
    if (properties) return this.#object(properties, rest.required ?? []);
    switch (type) {
      case 'object':
        return {};
      case 'array':
        return Array.from({ length: 1 + this.#below(3) }, () => this.value(items ?? {}));
      case 'integer':
      case 'number':
        return (minimum ?? 0) + this.#below(60);
      case 'boolean':
        return this.chance(2);
      case 'null':
        return null;
      default:
        return this.#text(known as string[] | undefined, pattern);
    }
  }

  #object(properties: Record<string, Schema>, required: string[]): Record<string, unknown> {
    const given = Object.entries(properties).filter(([name]) => required.includes(name) || !this.chance(40));
    return Object.fromEntries(given.map(([name, schema]) => [name, this.value(schema, name)]));
  }

  #text(known: string[] | undefined, pattern: string | undefined): string {
    const fitting = (known ?? TEXTS).filter((text) => pattern === undefined || new RegExp(pattern, 'u').test(text));
    return fitting.length > 0 ? this.pick(fitting) : this.pick(known ?? TEXTS);
  }

  #below(limit: number): number {
    this.#seed = (this.#seed * 48_271) % 2_147_483_647;
    return this.#seed % limit;
  }
}
