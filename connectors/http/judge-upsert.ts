import { upsertWrites, type DeclarationFault } from '@belegfluss/sdk';
import { RECORD_METHODS, type Upsert } from './declaration/upsert-shape.ts';
import { missingPlace, takenName, unknownKeyField } from './faults.ts';
import { exactlyOne, judgeText, judgeTexts, mentions } from './judge-templates.ts';

/** What the shape cannot say of an upsert. `taken` are the ids of actions: both are told as writes under their names. */
export function judgeUpsert(id: string, declared: Upsert, taken: ReadonlySet<string>): DeclarationFault[] {
  const path = ['entities', id, 'upsert'];
  const { fields, by, find } = declared;
  const known = Object.keys(fields);
  const faults = Object.values(upsertWrites(id))
    .filter((name) => taken.has(name))
    .map((name) => takenName(['actions', name], name));
  for (const [index, name] of by.entries()) {
    if (!known.includes(name)) faults.push(unknownKeyField([...path, 'by', index], name, known));
    // Without it the system would list all its records, and show the first of them.
    else if (!mentions(find, name)) faults.push(missingPlace([...path, 'find', 'get'], name));
  }
  faults.push(...judgeTexts(find, by, [...path, 'find']));
  for (const [name, more] of [
    ['create', []],
    ['update', ['key']],
  ] as const) {
    const here = [...path, name];
    const write = declared[name];
    const values = [...known, ...more, 'effect_key'];
    const method = RECORD_METHODS.find((each) => write[each] !== undefined);
    const address = method && write[method];
    faults.push(...exactlyOne(write, RECORD_METHODS, here), ...judgeTexts(write, values, here));
    if (method) faults.push(...judgeText(address ?? '', values, [...here, method]));
    for (const needed of more)
      if (method && !mentions({ ...write, get: address ?? '' }, needed))
        faults.push(missingPlace([...here, method], needed));
  }
  return faults;
}
