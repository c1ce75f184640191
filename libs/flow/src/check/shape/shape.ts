import { shapeFaults, shapeWords, type ShapeFault, type Text } from '@belegfluss/sdk';
import type { TSchema } from 'typebox';
import type { Findings, Path } from '../findings.ts';
import { shapeHint } from './shape-hint.ts';
import { nearestName } from '../../report/nearest-name.ts';

/** A blank that is none of YAML's is a letter of the key. */
const FOREIGN_BLANK = /^[\u00a0\u2000-\u200b\u202f\u3000\ufeff]/;
const BLANK: Text = {
  de: 'Hier steht ein geschütztes Leerzeichen; rücken Sie mit gewöhnlichen ein.',
  en: 'A no-break space stands here; indent with ordinary blanks.',
};

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
    const hint = shapeHint(fault, valueAt(value, fault.path));
    context.add('flow.shape', place, { detail: shapeWords(fault), ...(hint && { hint }) });
    return;
  }
  const key = fault.name ?? '';
  const known = Object.keys(fault.shape.properties ?? {});
  context.add(
    'flow.unknown_key',
    [...place, key],
    { key, nearest: nearestName(key, known), known: known.join(', '), ...(FOREIGN_BLANK.test(key) && { hint: BLANK }) },
    'key',
  );
}

function valueAt(value: unknown, path: (string | number)[]): unknown {
  return path.reduce<unknown>((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], value);
}
