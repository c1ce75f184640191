import type { Diagnostic } from '@belegfluss/sdk';
import { isAlias, isCollection, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import type { TableDefinition } from './definition.ts';
import { definitionProblems, type RawDefinition } from './definition-shape.ts';
import { finding } from './finding.ts';

const MAX_CHARACTERS = 65_536;
const MAX_DEPTH = 20;

/** Reads the text of a `<name>.table.yaml`; without a definition there is at least one diagnostic. */
export function readDefinition(
  text: string,
  file: string,
  name: string,
): { definition?: TableDefinition; diagnostics: Diagnostic[] } {
  if (text.length > MAX_CHARACTERS || bracketDepth(text) > MAX_DEPTH) {
    return {
      diagnostics: [
        unreadable(
          {
            de: 'Die Datei ist zu groß oder zu tief verschachtelt.',
            en: 'The file is too large or nested too deeply.',
          },
          { file },
        ),
      ],
    };
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  const broken = document.errors.map((error) =>
    unreadable(
      { de: `Die Datei ist kein gültiges YAML (${error.code}).`, en: `The file is not valid YAML (${error.code}).` },
      at(error.pos[0]),
    ),
  );
  const forbidden = forbiddenNodes(document).map((offset) =>
    unreadable(
      {
        de: 'Verweise (*name) und Typmarken (!name) sind nicht erlaubt.',
        en: 'Aliases (*name) and tags (!name) are not allowed.',
      },
      at(offset),
    ),
  );
  if (broken.length > 0 || forbidden.length > 0) return { diagnostics: [...broken, ...forbidden] };

  const raw: unknown = document.toJS();
  const diagnostics = definitionProblems(raw, name).map(({ path, message, remedy }) => ({
    ...finding({ code: 'mapping.invalid_definition', message, remedy }, at(offsetOf(document, path))),
    path: path.join('.'),
  }));
  return diagnostics.length > 0 ? { diagnostics } : { definition: toDefinition(raw as RawDefinition), diagnostics };
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

function unreadable(
  message: { de: string; en: string },
  position: { file: string; line?: number; column?: number },
): Diagnostic {
  return finding(
    {
      code: 'mapping.unreadable_definition',
      message,
      remedy: {
        de: 'Berichtigen Sie die Stelle, oder legen Sie die Datei neu an.',
        en: 'Mend this place or write the file anew.',
      },
    },
    position,
  );
}

function forbiddenNodes(document: Document): number[] {
  const found: number[] = [];
  visit(document, {
    Node: (_key, node: Node) => {
      if (isAlias(node) || node.tag !== undefined) found.push(node.range?.[0] ?? 0);
    },
  });
  return found;
}

/** Where the node at `path` stands, or its nearest ancestor where the node itself is missing. */
function offsetOf(document: Document, path: string[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if ((isScalar(node) || isCollection(node)) && node.range) return node.range[0];
  }
  return 0;
}

/** Brackets nest at most this deep; the parser itself would take seconds over a hostile file. */
function bracketDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if (character === '[' || character === '{') deepest = Math.max(deepest, (depth += 1));
    else if (character === ']' || character === '}') depth -= 1;
  }
  return deepest;
}
