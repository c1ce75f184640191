import { shapeFaults, shapeWords, type ShapeFault } from '@belegfluss/sdk';
import type { TSchema } from 'typebox';
import type { Findings, Path } from '../findings.ts';
import { foreignBlank } from './foreign-blank.ts';
import { shapeHint } from './shape-hint.ts';
import { nearestName } from '../../report/nearest-name.ts';

/** Judges `value` against a shape and reports each fault at its place; true when it fits. */
export function fits(context: Findings, shape: TSchema, value: unknown, path: Path): boolean {
  const faults = shapeFaults(shape, value);
  for (const fault of faults) if (!context.isFull) reportFault(context, fault, value, path);
  return faults.length === 0;
}

function reportFault(context: Findings, fault: ShapeFault, value: unknown, path: Path): void {
  // The words of a choice are judged one by one; what counts is said once, by the choice itself.
  if (fault.keyword === 'const' || 'const' in fault.shape) return;
  const place = [...path, ...fault.path];
  if (fault.keyword !== 'additionalProperties') {
    const given = valueAt(value, fault.path);
    const hint = foreignBlank(given) ?? shapeHint(fault, given);
    context.add('flow.shape', place, { detail: shapeWords(fault), ...(hint && { hint }) });
    return;
  }
  const key = fault.name ?? '';
  const known = Object.keys(fault.shape.properties ?? {});
  const hint = foreignBlank(key);
  context.add(
    'flow.unknown_key',
    [...place, key],
    { key, nearest: nearestName(key, known), known: known.join(', '), ...(hint && { hint }) },
    'key',
  );
}

function valueAt(value: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], value);
}
