import type { Gallery, Goal, Template } from '@belegfluss/flow';
import type { Text } from '@belegfluss/sdk';

type Say = (text: Text) => string;

/** The gallery for people: goals, the ways to each, and which systems have to be connected. */
export function galleryText({ goals, usual }: Gallery, say: Say): string {
  const groups = goals.map(({ title, templates }: Goal) =>
    [say(title), ...templates.flatMap((template) => templateLines(template, say))].join('\n'),
  );
  const hint = {
    de: `Ohne --template: ${usual.join(', ')}`,
    en: `Without --template: ${usual.join(', ')}`,
  };
  return [...groups, say(hint)].join('\n\n');
}

function templateLines({ id, title, about, connections }: Template, say: Say): string[] {
  const systems = connections.map(({ name, title: system }) => `${name} (${say(system)})`).join(', ');
  return [
    `  ${id}: ${say(title)}`,
    `    ${say(about)}`,
    `    ${say({ de: 'Verbindungen', en: 'Connections' })}: ${systems}`,
  ];
}

/** The gallery as it stands in JSON documents, in both languages. */
export function galleryData({ goals, usual }: Gallery): Record<string, unknown> {
  return {
    usual,
    goals: goals.map(({ id, title, templates }) => ({
      id,
      title,
      templates: templates.map(({ flows, settings: _settings, ...template }) => ({
        ...template,
        flows: flows.map(({ plan }) => ({ flow: plan.flow, title: plan.title })),
      })),
    })),
  };
}
