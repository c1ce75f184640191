import { inBoth, type Text } from '@belegfluss/sdk';

/** Why an expression was refused or failed; `offset` counts characters from its start. */
export class ExpressionError extends Error {
  readonly code: 'expression.syntax' | 'expression.refused' | 'expression.failed';
  readonly offset: number;
  /** The message in both languages, where it is ours or known. */
  readonly said: Text;
  /** What to write instead, where that can be told. */
  readonly hint: Text | undefined;

  constructor(code: ExpressionError['code'], said: Text | string, offset: number, hint?: Text) {
    const text = inBoth(said);
    super(text.en);
    this.name = 'ExpressionError';
    this.code = code;
    this.offset = offset;
    this.said = text;
    this.hint = hint;
  }
}
