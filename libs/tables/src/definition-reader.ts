import type { Diagnostic, Text } from '@belegfluss/sdk';
import { parseYaml, type YamlFault } from '@belegfluss/yaml';
import type { TableDefinition } from './definition.ts';
import { definitionProblems, type RawDefinition } from './definition-shape.ts';
import { finding } from './finding.ts';

const MOST_FINDINGS = 20;
const WORDS: Record<YamlFault['kind'], Text> = {
  too_large: { de: 'Die Datei ist zu groß.', en: 'The file is too large.' },
  too_deep: { de: 'Die Datei ist zu tief verschachtelt.', en: 'The file is nested too deeply.' },
  reference: {
    de: 'Verweise (*name) und Typmarken (!name) sind nicht erlaubt.',
    en: 'Aliases (*name) and tags (!name) are not allowed.',
  },
  syntax: { de: 'Die Datei ist kein gültiges YAML', en: 'The file is not valid YAML' },
  repeated_key: { de: 'Dieser Schlüssel steht zweimal.', en: 'This key stands twice.' },
  divided_expression: { de: 'Ein Komma trennt hier zwei Einträge.', en: 'A comma separates two entries here.' },
};
const REMEDY: Text = { de: 'Berichtigen Sie die Stelle.', en: 'Mend this place.' };

/** Reads the text of a `<name>.table.yaml`; without a definition there is at least one diagnostic. */
export function readDefinition(
  text: string,
  file: string,
  name: string,
): { definition?: TableDefinition; diagnostics: Diagnostic[] } {
  const { parsed, faults } = parseYaml(text, MOST_FINDINGS);
  if (!parsed) return { diagnostics: faults.map((fault) => unreadable(fault, file)) };
  const diagnostics = definitionProblems(parsed.value, name).map(({ path, message, remedy }) => ({
    ...finding({ code: 'mapping.invalid_definition', message, remedy }, { file, ...parsed.at(path) }),
    path: path.join('.'),
  }));
  if (diagnostics.length > 0) return { diagnostics };
  return { definition: toDefinition(parsed.value as RawDefinition), diagnostics };
}

function toDefinition(raw: RawDefinition): TableDefinition {
  return {
    table: raw.table,
    title: raw.title,
    owner: raw.owner,
    key: Object.entries(raw.key).map(([name, { label }]) => ({ name, label })),
    values: Object.entries(raw.values).map(([name, column]) => ({
      name,
      label: column.label,
      type: column.type,
      required: column.required ?? false,
      ...(column.pattern === undefined ? {} : { pattern: column.pattern }),
      ...(column.choices === undefined
        ? {}
        : { choices: Object.entries(column.choices).map(([value, label]) => ({ value, label })) }),
    })),
  };
}

function unreadable({ kind, facts: { detail, hint }, ...place }: YamlFault, file: string): Diagnostic {
  const { de, en } = WORDS[kind];
  const more = typeof detail === 'string' ? { de: detail, en: detail } : detail;
  const message = more ? { de: `${de}: ${more.de}.`, en: `${en}: ${more.en}.` } : { de, en };
  return finding({ code: 'mapping.unreadable_definition', message, remedy: hint ?? REMEDY }, { file, ...place });
}
