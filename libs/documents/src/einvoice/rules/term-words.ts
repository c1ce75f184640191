import type { Text } from '../../diagnostic.ts';
import { termGroups, terms } from '../terms/index.ts';

/** How a message names a term or a group: by its name and its id. */
function termWords(id: string): Text {
  const named = terms.get(id) ?? termGroups.get(id);
  return named
    ? { de: `Die Angabe „${named.de}“ (${id})`, en: `The term "${named.en}" (${id})` }
    : { de: `Die Angabe ${id}`, en: `The term ${id}` };
}

/** A sentence about a term: what follows its name, in both languages. */
export function aboutTerm(id: string, de: string, en: string): Text {
  const words = termWords(id);
  return { de: `${words.de} ${de}`, en: `${words.en} ${en}` };
}
