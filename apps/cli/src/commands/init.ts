import type { Gallery } from '@belegfluss/flow';
import { wrongUse } from '../command-error.ts';
import type { Outcome, Registry, Shell } from '../command.ts';

interface Options {
  template?: string[];
  company?: string;
  list?: boolean;
}

const LONGEST_NAME = 100;

/** `init`: makes a project folder of one's own from templates; 2, and nothing written, where something is there already. */
export function init({ program, say, perform }: Registry): void {
  program
    .command('init')
    .description(
      say({
        de: 'legt einen Projektordner mit Abläufen, Tabellen und Tests an',
        en: 'makes a project folder with flows, tables and tests',
      }),
    )
    .argument(
      '[folder]',
      say({ de: 'neuer oder leerer Ordner; sonst der aktuelle', en: 'new or empty; else this one' }),
    )
    .option(
      '--template <id>',
      say({ de: 'Vorlage aus --list, auch mehrere', en: 'template of --list, or several' }),
      collected,
    )
    .option('--company <name>', say({ de: 'Name des Unternehmens', en: 'name of the company' }))
    .option('--list', say({ de: 'zeigt die Vorlagen nach Zielen', en: 'shows the templates by goal' }))
    .action((folder: string | undefined, options: Options) =>
      perform((shell) => (options.list ? list(shell) : make(shell, folder ?? '.', options))),
    );
}

function collected(value: string, before: string[] = []): string[] {
  return [...before, ...value.split(',')];
}

async function list({ say }: Shell): Promise<Outcome> {
  const { shippedGallery } = await import('../init/shipped-gallery.ts');
  const { galleryData, galleryText } = await import('../init/gallery-text.ts');
  const gallery = shippedGallery();
  return { exitCode: 0, data: galleryData(gallery), text: galleryText(gallery, say) };
}

async function make(shell: Shell, folder: string, options: Options): Promise<Outcome> {
  const { chosenTemplates, shippedGallery } = await import('../init/shipped-gallery.ts');
  const { demandEmpty, writeProject } = await import('../init/write-project.ts');
  const { say, language } = shell;
  // Before anybody is asked for what cannot be had.
  demandEmpty(folder);
  const gallery = shippedGallery();
  const { company, template = [] } = await completed(shell, gallery, options);
  const templates = chosenTemplates(gallery, template);
  const files = writeProject({ folder, gallery, templates, company: checkedName(company), language });
  const place = folder === '.' ? '' : ` ${asWord(folder)}`;
  const next = [`belegfluss check${place}`, `belegfluss test${place}`];
  next.push(`belegfluss serve --sandbox${place && ` --pack${place}`}`);
  const written = {
    de: `${files.length} Dateien geschrieben. Weiter mit:`,
    en: `${files.length} files written. Go on with:`,
  };
  return {
    exitCode: 0,
    data: { ok: true, folder, templates: templates.map(({ id }) => id), files, next },
    text: [say(written), ...next.map((command) => `  ${command}`)].join('\n'),
  };
}

/** A path as a shell takes it for one word. */
function asWord(path: string): string {
  return /^[\p{L}\p{N}._/-]+$/u.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

/** Only a person who named nothing, at a terminal, is asked. */
async function completed({ json, say, settings }: Shell, gallery: Gallery, options: Options): Promise<Options> {
  const isAlone = options.template === undefined && options.company === undefined;
  if (json || !isAlone || !settings.interactive) return options;
  const { askWishes, atTerminal } = await import('../init/ask.ts');
  const { company, templates } = await atTerminal((ask) => askWishes(gallery, say, ask));
  return { template: templates, ...(company !== undefined && { company }) };
}

function checkedName(company: string | undefined): string | undefined {
  if (company === undefined || (/^[^\p{C}]+$/u.test(company.trim()) && company.length <= LONGEST_NAME))
    return company?.trim();
  throw wrongUse(
    {
      de: 'Der Name des Unternehmens ist leer, zu lang oder nicht lesbar.',
      en: 'The name of the company is empty, too long or not readable.',
    },
    { de: `Höchstens ${LONGEST_NAME} sichtbare Zeichen.`, en: `At most ${LONGEST_NAME} visible characters.` },
  );
}
