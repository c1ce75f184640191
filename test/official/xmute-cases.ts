import { readFileSync } from 'node:fs';
import type { OfficialCase } from './official-case.ts';
import { xmuteInstructions } from './xmute-instruction.ts';
import { mutationsOf } from './xmute-mutation.ts';

/** The cases of a KoSIT rule test. An instruction that cannot be followed is a case that fails, never a case less. */
export function xmuteCases(path: string, file: string): OfficialCase[] {
  const source = readFileSync(path, 'utf8');
  return xmuteInstructions(source).flatMap((instruction) => {
    const { id, mutator, breaks, keeps } = instruction;
    const expected = { collection: 'kosit', judgedBy: 'xrechnung', breaks, keeps } as const;
    const documents = mutationsOf(source, instruction);
    if (!documents)
      return [{ ...expected, file: `${file} ${id}`, document: '', unusable: `«${mutator}» cannot be applied` }];
    return documents.map((document, number) => ({
      ...expected,
      file: `${file} ${id}${documents.length > 1 ? ` ${number + 1}` : ''}`,
      document,
    }));
  });
}
