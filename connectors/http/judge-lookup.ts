import type { DeclarationFault } from '@belegfluss/sdk';
import type { Action } from './declaration/action-shape.ts';
import { deletionLookup, existsReference, lookupReference } from './faults.ts';
import { judgeTexts } from './judge-templates.ts';
import { placeholders } from './templates.ts';

type Path = DeclarationFault['path'];

/** What the shape cannot say of the look of an action that stands at `path`. */
export function judgeLookup(action: Action, known: string[] | undefined, path: Path): DeclarationFault[] {
  const { lookup } = action.effect;
  if (!lookup) return [];
  const faults = judgeTexts(lookup, known, path);
  const { list, exists } = lookup;
  if (action.delete !== undefined) {
    if (list !== undefined || exists) faults.push(deletionLookup([...path, list === undefined ? 'exists' : 'list']));
    return faults;
  }
  const told = lookup.reference ?? action.reference;
  if (list !== undefined && told === undefined) faults.push(lookupReference([...path, 'list']));
  // A system that does not know a filter answers with any record: only what a path names is certain.
  const isAskedFor = list !== undefined || placeholders(lookup.get).includes('effect_key');
  if (exists && !isAskedFor) faults.push(existsReference([...path, 'exists']));
  return faults;
}
