import { readFileSync } from 'node:fs';
import type { OfficialCase } from './official-case.ts';
import { xmuteInstructions } from './xmute-instruction.ts';
import { mutationsOf } from './xmute-mutation.ts';

/**
 * The cases of a KoSIT rule test. An instruction that cannot be followed is an error, never a case less.
 */
export function xmuteCases(path: string, file: string): OfficialCase[] {
  const source = readFileSync(path, 'utf8');
  return xmuteInstructions(source).flatMap((instruction) => {
    const { id, mutator, breaks, keeps } = instruction;
    const documents = mutationsOf(source, instruction);
    if (!documents) throw new Error(`${file} ${id}: the mutator «${mutator}» cannot be applied`);
    return documents.map((document, number) => ({
      collection: 'kosit' as const,
      file: `${file} ${id}${documents.length > 1 ? ` ${number + 1}` : ''}`,
      document,
      judgedBy: 'xrechnung' as const,
      breaks,
      keeps,
    }));
  });
}
