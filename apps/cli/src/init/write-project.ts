import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { packName, projectFiles, type Gallery, type Template } from '@belegfluss/flow';
import { schemaText } from '../check/pack-schema.ts';
import { CommandError } from '../command-error.ts';
import type { Language } from '../config.ts';
import { makeFolder } from '../files/make-folder.ts';
import { writeNew } from '../files/write-file.ts';
import { shownPath } from '../terminal/words/diagnostic-text.ts';
import { projectReadme } from './project-readme.ts';

/** What a new project is made of. */
export interface NewProject {
  folder: string;
  gallery: Gallery;
  templates: readonly Template[];
  company: string | undefined;
  language: Language;
}

/** Editors of Microsoft's family read these; others go by the first line of each flow. */
const EDITOR = {
  '.vscode/extensions.json': { recommendations: ['redhat.vscode-yaml'] },
  '.vscode/settings.json': {
    'yaml.schemas': { './flow.schema.json': '*.flow.yaml' },
    '[yaml]': { 'editor.tabSize': 2, 'editor.quickSuggestions': { other: true, strings: true } },
  },
};
const IGNORED = '# Database, keys and logs of a local start.\n.belegfluss/\n';
const SCHEMA = 'flow.schema.json';

/**
 * Writes a project into a folder that does not exist or is empty, and gives back the paths of its files. Nothing is ever
 * written over: throws CommandError `cli.folder_in_use` (exit code 2) where something is there.
 */
export function writeProject({ folder, gallery, templates, company, language }: NewProject): string[] {
  demandEmpty(folder);
  const name = company ?? basename(resolve(folder));
  const files = projectFiles(gallery, templates, { name: packName(name), company });
  files.set('README.md', projectReadme(name, templates, language));
  files.set('.gitignore', IGNORED);
  for (const [path, content] of Object.entries(EDITOR)) files.set(path, `${JSON.stringify(content, undefined, 2)}\n`);
  try {
    for (const [path, text] of files) write(folder, path, text);
    write(folder, SCHEMA, schemaText(folder, 'production'));
  } catch (error) {
    // There was nothing before: half a project would stand in the way of the next call.
    for (const path of [...files.keys(), SCHEMA]) rmSync(join(folder, topOf(path)), { recursive: true, force: true });
    throw error;
  }
  return [...files.keys(), SCHEMA].sort();
}

/** The file or folder of a path that lies in the project itself. */
function topOf(path: string): string {
  return path.split('/')[0] ?? path;
}

function write(folder: string, path: string, text: string): void {
  const file = join(folder, path);
  makeFolder(dirname(file));
  writeNew(file, text);
}

/** Throws where a project cannot begin; a repository that was just begun is as good as empty. */
export function demandEmpty(folder: string): void {
  const info = statSync(folder, { throwIfNoEntry: false });
  if (!info) return;
  const first = info.isDirectory() ? readdirSync(folder).find((name) => name !== '.git') : basename(folder);
  if (first === undefined) return;
  const place = shownPath(resolve(folder));
  throw new CommandError(2, [
    {
      code: 'cli.folder_in_use',
      severity: 'error',
      message: {
        de: `In ${place} liegt schon etwas (${first}); nichts wurde geschrieben.`,
        en: `Something is in ${place} already (${first}); nothing was written.`,
      },
      remedy: { de: 'Nennen Sie einen neuen oder leeren Ordner.', en: 'Name a new or an empty folder.' },
      facts: { folder: place, found: first },
    },
  ]);
}
