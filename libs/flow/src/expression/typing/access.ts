import { clashInside } from '../../types/clash.ts';
import { INT, membersOf, NUMBER, union, UNKNOWN, type Type } from '../../types/type.ts';

/** What stands under a name or an index, and why nothing ever does. */
interface Accessed {
  type: Type;
  fault?: 'unknown_field' | 'no_fields';
}

const INDEX = union(INT, NUMBER);

/** The field of a map; where a value may be of several types, that of those which have it. */
export function fieldOf(holder: Type, name: string): Accessed {
  const found: Type[] = [];
  let isMap = false;
  for (const member of membersOf(within(holder))) {
    if (member.kind === 'unknown') return { type: UNKNOWN };
    if (member.kind !== 'map') continue;
    isMap = true;
    const field = member.fields.get(name) ?? member.rest;
    if (field) found.push(field);
  }
  if (found.length > 0) return { type: union(...found) };
  return { type: UNKNOWN, fault: isMap ? 'unknown_field' : 'no_fields' };
}

/** What stands at an index that is computed. */
export function itemOf(holder: Type, index: Type): Accessed {
  const found = membersOf(within(holder)).flatMap((member): Type[] => {
    if (member.kind === 'unknown') return [UNKNOWN];
    if (member.kind === 'map') return [UNKNOWN];
    return member.kind === 'list' && !clashInside(index, INDEX) ? [member.items] : [];
  });
  return found.length > 0 ? { type: union(...found) } : { type: UNKNOWN, fault: 'no_fields' };
}

/** What an optional holds where it is not empty. */
export function within(type: Type): Type {
  if (type.kind === 'optional') return within(type.of);
  return type.kind === 'union' ? union(...type.of.map(within)) : type;
}
