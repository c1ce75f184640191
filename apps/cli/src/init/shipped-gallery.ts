import { fileURLToPath } from 'node:url';
import { loadGallery, type Gallery, type Template } from '@belegfluss/flow';
import { installed } from '../check/installed.ts';
import { CommandError, wrongUse } from '../command-error.ts';

const FOLDER = fileURLToPath(new URL('../../../../flows/gallery', import.meta.url));

/** The templates that come along. Throws CommandError with what is wrong in them. */
export function shippedGallery(): Gallery {
  const { gallery, diagnostics } = loadGallery(FOLDER, installed('production'));
  if (!gallery) throw new CommandError(1, diagnostics);
  return gallery;
}

/** The templates of these ids, or the usual ones. Throws CommandError `cli.usage` for an unknown id, and for two ways to one goal. */
export function chosenTemplates({ goals, usual }: Gallery, ids: readonly string[]): Template[] {
  const all = goals.flatMap(({ templates }) => templates);
  const chosen = (ids.length > 0 ? ids : usual).map((id) => {
    const template = all.find((each) => each.id === id);
    if (template) return template;
    const known = all.map((each) => each.id).join(', ');
    throw wrongUse(
      { de: `Die Vorlage ${id} gibt es nicht.`, en: `There is no template ${id}.` },
      {
        de: `Es gibt ${known}; belegfluss init --list beschreibt sie.`,
        en: `There are ${known}; belegfluss init --list describes them.`,
      },
    );
  });
  for (const { title, templates } of goals) {
    const ways = new Set(chosen.filter((each) => templates.includes(each)).map(({ id }) => id));
    if (ways.size > 1) throw twoWays(title, [...ways]);
  }
  return chosen;
}

function twoWays(goal: Template['title'], ids: string[]): CommandError {
  return wrongUse(
    {
      de: `${ids.join(' und ')} führen zum selben Ziel (${goal.de}); es würde zweimal geschehen.`,
      en: `${ids.join(' and ')} lead to the same goal (${goal.en}); it would happen twice.`,
    },
    { de: 'Nennen Sie eine der beiden Vorlagen.', en: 'Name one of the two templates.' },
  );
}
