import type { Text } from '@belegfluss/sdk';
import type { ASTNode } from '@marcbachmann/cel-js';
import type { ListedFunction } from '../functions/listed-function.ts';
import type { TypeFault } from './type-fault.ts';

/** What is wrong with a call of a function of ours whatever its types: too few or too many values, or one that it never takes. */
export function unfitCall(
  { name, parameters, literals = [], example: [example] }: ListedFunction,
  args: ASTNode[],
  offset: number,
): TypeFault | undefined {
  if (args.length !== parameters.length) {
    const call = `${name}(${parameters.join(', ')})`;
    const detail = {
      de: `„${call}“ braucht so viele Werte: ${parameters.length}, hier stehen ${args.length}`,
      en: `"${call}" needs so many values: ${parameters.length}, here are ${args.length}`,
    };
    return wrong(offset, detail, example);
  }
  for (const [index, argument] of args.entries()) {
    const literal = literals[index];
    if (!literal || argument.op !== 'value' || literal.fits(argument.args)) continue;
    const { de, en } = literal.needs;
    return wrong(argument.start, { de: `„${name}“ braucht hier ${de}`, en: `"${name}" needs ${en}` }, example);
  }
  return undefined;
}

function wrong(offset: number, detail: Text, example: string): TypeFault {
  const hint = { de: `Zum Beispiel: ${example}`, en: `For example: ${example}` };
  return { code: 'expression.wrong_type', offset, detail, hint };
}
