import { nearestName } from '../../report/nearest-name.ts';
import type { Findings, Path } from '../findings.ts';

/** Reports a step or trigger that has not exactly one of the keys that name its kind. */
export function reportKind(
  context: Findings,
  code: 'flow.unknown_step_kind' | 'flow.unknown_trigger_kind',
  path: Path,
  { keys, kinds, known }: { keys: string[]; kinds: readonly string[]; known: readonly string[] },
): void {
  const nearest = keys.map((key) => nearestName(key, known)).find((kind) => kind !== undefined);
  const facts = {
    kinds: known.join(', '),
    ...(kinds.length > 1 && { several: kinds.join(', ') }),
    ...(kinds.length === 0 && nearest !== undefined && { nearest }),
  };
  context.add(code, path, facts, 'key');
}
