import { createRequire } from 'node:module';
import type * as Re2 from 're2js';

const MOST_IN_PATTERN = 200;
const MOST_COMPILED = 200;
const load = createRequire(import.meta.url);
const compiled = new Map<string, Re2.RE2JS>();

/**
 * Compiles a pattern of RE2, which knows no back references and no looking around. Throws an Error that says what does not fit.
 * What compiles patterns is as large as the checker; a flow without one does not wait for it, which is why it is not imported.
 */
export function linearPattern(pattern: string): Re2.RE2JS {
  const known = compiled.get(pattern);
  if (known) return known;
  if (pattern.length > MOST_IN_PATTERN) throw new Error(`a pattern has at most ${MOST_IN_PATTERN} characters`);
  if (compiled.size >= MOST_COMPILED) compiled.clear();
  const made = (load('re2js') as typeof Re2).RE2JS.compile(pattern);
  compiled.set(pattern, made);
  return made;
}
