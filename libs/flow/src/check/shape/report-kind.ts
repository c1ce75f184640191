import type { Text } from '@belegfluss/sdk';
import { nearestName } from '../../report/nearest-name.ts';
import type { Findings, Path } from '../findings.ts';

/** Reports a step or trigger that has not exactly one of the keys that name its kind. */
export function reportKind(
  context: Findings,
  code: 'flow.unknown_step_kind' | 'flow.unknown_trigger_kind',
  path: Path,
  { raw, keys, kinds, known }: { raw: unknown; keys: string[]; kinds: readonly string[]; known: readonly string[] },
): void {
  const nearest = keys.map((key) => nearestName(key, known)).find((kind) => kind !== undefined);
  const hint = typeof raw === 'string' ? writtenOut(raw, known) : undefined;
  const facts = {
    kinds: known.join(', '),
    ...(kinds.length > 1 && { several: kinds.join(', ') }),
    ...(hint && { hint }),
    ...(kinds.length === 0 && nearest !== undefined && { nearest }),
  };
  context.add(code, path, facts, 'key');
}

/** The map that is meant by a text in its place: a kind alone, or the entity that sets a flow off. */
function writtenOut(text: string, known: readonly string[]): Text | undefined {
  const isEntity = known.includes('entity') && /^[a-z]\w*\.[a-z][\w.]*$/.test(text);
  const meant = isEntity ? `entity: ${text}` : known.includes(text) ? `${text}: …` : undefined;
  return meant === undefined ? undefined : { de: `Schreiben Sie { ${meant} }.`, en: `Write { ${meant} }.` };
}
