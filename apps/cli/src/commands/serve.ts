import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Registry } from '../command.ts';
import { wrongUse, type CommandError } from '../command-error.ts';

interface Options {
  demo?: boolean;
  sandbox?: boolean;
  pack?: string;
}

/** `serve`: the database, the server and the console until Ctrl-C; with the sandbox, and the main job played on it, on demand. */
export function serve({ program, say, perform }: Registry): void {
  program
    .command('serve')
    .description(say({ de: 'startet Datenbank, Server und Konsole', en: 'starts database, server and console' }))
    .option(
      '--demo',
      say({ de: 'mit Sandbox-Systemen und dem Musterablauf', en: 'with sandbox systems and the sample chains' }),
    )
    .option(
      '--sandbox',
      say({
        de: 'mit Sandbox-Systemen und Beispieldaten, auf denen nichts gespielt wird',
        en: 'with sandbox systems and sample data, on which nothing is played',
      }),
    )
    .option(
      '--pack <folder>',
      say({
        de: 'Ablaufpaket, mit der Datenbank darin; sonst das eingestellte',
        en: 'flow pack, with the database in it; else the one of the settings',
      }),
    )
    .action(({ demo = false, sandbox = false, pack }: Options) =>
      perform(async ({ language, settings }) => {
        if (pack !== undefined && !existsSync(join(pack, 'pack.yaml'))) throw noPack(pack);
        const { runServe } = await import('../demo/index.ts');
        const { packFolder, stateFolder } = settings;
        const place =
          pack === undefined
            ? { packFolder, stateFolder }
            : { packFolder: pack, stateFolder: resolve(pack, stateFolder) };
        return runServe({
          play: demo ? 'chains' : sandbox ? 'nothing' : undefined,
          lang: language,
          isColoured: settings.colour.err,
          ...place,
        });
      }),
    );
}

/** A server would make its database there before it finds that out. */
function noPack(folder: string): CommandError {
  return wrongUse(
    { de: `In ${folder} liegt keine pack.yaml.`, en: `There is no pack.yaml in ${folder}.` },
    { de: 'belegfluss init legt ein Ablaufpaket an.', en: 'belegfluss init makes a flow pack.' },
  );
}
