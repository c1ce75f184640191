import type { Registry } from '../command.ts';

/** `serve`: the database, the server and the console until Ctrl-C; with `--demo` the sandbox and the main job, too. */
export function serve({ program, say, perform }: Registry): void {
  program
    .command('serve')
    .description(say({ de: 'startet Datenbank, Server und Konsole', en: 'starts database, server and console' }))
    .option(
      '--demo',
      say({ de: 'mit Sandbox-Systemen und dem Musterablauf', en: 'with sandbox systems and the sample chains' }),
    )
    .action((options: { demo?: boolean }) =>
      perform(async ({ language }) => {
        const { runServe } = await import('../demo/index.ts');
        return runServe({ demo: options.demo ?? false, lang: language });
      }),
    );
}
