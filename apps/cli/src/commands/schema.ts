import type { Outcome, Registry } from '../command.ts';

interface Options {
  pack?: string;
  out?: string;
}

/** `schema`: what editors complete and underline flow files by, for the systems of one pack. */
export function schema({ program, say, perform }: Registry): void {
  program
    .command('schema')
    .description(
      say({
        de: 'schreibt das JSON Schema, nach dem Editoren Abläufe ergänzen und prüfen',
        en: 'writes the JSON Schema by which editors complete and check flows',
      }),
    )
    .option(
      '--pack <folder>',
      say({ de: 'Ablaufpaket; sonst das eingestellte', en: 'flow pack; else the one of the settings' }),
    )
    .option('--out <file>', say({ de: 'Datei; sonst Standardausgabe', en: 'file; else standard output' }))
    .action((options: Options) =>
      perform(async ({ settings, say: speak }): Promise<Outcome> => {
        const { schemaText } = await import('../check/pack-schema.ts');
        const text = schemaText(options.pack ?? settings.packFolder, settings.packEnvironment);
        if (options.out === undefined) return { exitCode: 0, data: { schema: JSON.parse(text) }, text: text.trimEnd() };
        const { writeWhole } = await import('../files/write-file.ts');
        writeWhole(options.out, text);
        const written = { de: `${options.out} geschrieben`, en: `${options.out} written` };
        return { exitCode: 0, data: { file: options.out }, text: speak(written) };
      }),
    );
}
