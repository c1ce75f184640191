import type { TSchema } from 'typebox';

/** Replaces the schemas that have a name by references to it, wherever they occur in others. */
export class SchemaNames {
  readonly #schemas: Record<string, TSchema>;
  readonly #names: Map<string, string>;

  constructor(schemas: Record<string, TSchema>) {
    this.#schemas = schemas;
    this.#names = new Map(Object.entries(schemas).map(([name, schema]) => [JSON.stringify(schema), name]));
  }

  /** The named schemas themselves, for `components.schemas`. */
  definitions(): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.#schemas).map(([name, schema]) => [name, this.#inside(schema)]));
  }

  /** A schema for use in the document: a reference where it has a name. */
  shape(schema: unknown): unknown {
    const name = this.#names.get(JSON.stringify(schema));
    return name === undefined ? this.#inside(schema) : { $ref: `#/components/schemas/${name}` };
  }

  #inside(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map((part) => this.shape(part));
    if (typeof schema !== 'object' || schema === null) return schema;
    return Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, this.shape(part)]));
  }
}
