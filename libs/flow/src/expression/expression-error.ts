import { inBoth, type Text } from '@belegfluss/sdk';

/** Why an expression was refused or failed; `offset` counts characters from its start. */
export class ExpressionError extends Error {
  readonly code: 'expression.syntax' | 'expression.refused' | 'expression.failed';
  readonly offset: number;
  /** The message in both languages, where it is ours or known. */
  readonly said: Text;
  /** What to write instead, where that can be told. */
  readonly hint: Text | undefined;
  readonly #bare: Text;
  readonly #field: string | undefined;

  constructor(code: ExpressionError['code'], said: Text | string, offset: number, hint?: Text, field?: string) {
    const bare = inBoth(said);
    const text = field === undefined ? bare : { de: `${field}: ${bare.de}`, en: `${field}: ${bare.en}` };
    super(text.en);
    this.name = 'ExpressionError';
    this.code = code;
    this.offset = offset;
    this.said = text;
    this.hint = hint;
    this.#bare = bare;
    this.#field = field;
  }

  /** The same, told of the field whose value it was to be: a step often has a dozen. */
  inField(name: string): ExpressionError {
    const field = this.#field === undefined ? name : `${name}.${this.#field}`;
    return new ExpressionError(this.code, this.#bare, this.offset, this.hint, field);
  }
}
