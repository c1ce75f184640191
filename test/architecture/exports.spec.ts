import { describe, expect, it } from '@jest/globals';
import { filesBelow, sourceFiles, textOf } from './source-files.ts';

/**
 * Libraries that others build on as well: authors of connectors, and programs that write and judge documents. Of `access`, no
 * route makes people and tokens yet.
 */
const FOR_OTHERS = new Set(['sdk', 'documents', 'access']);
const LIBRARIES = [...new Set(filesBelow('libs').map((file) => file.split('/')[1] ?? ''))].filter(
  (library) => !FOR_OTHERS.has(library),
);

/** The names that an index gives to the outside. */
function offeredBy(library: string): string[] {
  const lists = textOf(`libs/${library}/src/index.ts`).matchAll(/^export (?:type )?\{(?<names>[^}]*)\} from/gm);
  return [...lists]
    .flatMap(({ groups }) => (groups?.['names'] ?? '').split(','))
    .map((name) =>
      name
        .replace(/^.* as /, '')
        .replace('type ', '')
        .trim(),
    )
    .filter((name) => name !== '');
}

describe('the index of', () => {
  it.each(LIBRARIES)('%s offers only what somebody outside uses', (library) => {
    const users = sourceFiles()
      .filter((file) => !file.startsWith(`libs/${library}/src/`))
      .map(textOf)
      .filter((text) => text.includes(`@belegfluss/${library}'`));
    const isUsed = (name: string) => users.some((text) => new RegExp(`\\b${name}\\b`).test(text));
    expect(offeredBy(library).filter((name) => !isUsed(name))).toEqual([]);
  });
});
