import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { writeNew } from '../files/write-file.ts';
import type { RunTest } from '../rest/answers.ts';
import { serverOf } from '../rest/online.ts';

interface Options {
  out?: string;
}

/** `runs test`: makes a test of a flow from a run that happened. */
export function runTest(list: Command, { say, perform }: Registry): void {
  list
    .command('test')
    .description(say({ de: 'macht aus einem Lauf einen Test', en: 'makes a test from a run' }))
    .argument('<id>', say({ de: 'Kennung des Laufs', en: 'id of the run' }))
    .option(
      '--out <file>',
      say({
        de: 'neue Datei, etwa tests/NAME.test.yaml; sonst Standardausgabe',
        en: 'new file, such as tests/NAME.test.yaml; else standard output',
      }),
    )
    .action((id: string, { out }: Options, command: Command) =>
      perform(async (shell) => {
        const made = await serverOf(shell, command).get<RunTest>(`/runs/${encodeURIComponent(id)}/test`);
        if (out === undefined) return { exitCode: 0, data: { ...made }, text: made.text.trimEnd() };
        writeNew(out, made.text);
        return { exitCode: 0, data: { ...made, file: out }, text: written(shell, out, made) };
      }),
    );
}

function written({ say }: Shell, file: string, { isLive }: RunTest): Outcome['text'] {
  const contents = say({
    de: `${file} geschrieben. E-Mail-Adressen, Konten, Telefonnummern, Vor- und Nachnamen darin sind erfunden; Firmen, Zahler, Anschriften, Beträge und Texte sind echt.`,
    en: `${file} written. E-mail addresses, accounts, telephone numbers, first and last names in it are invented; companies, payers, postal addresses, amounts and texts are real.`,
  });
  const older = say({
    de: 'Der Lauf gehört zu einer älteren Fassung des Ablaufs; mit der heutigen kann der Test scheitern.',
    en: 'The run is of an older version of the flow; with the present one the test may fail.',
  });
  return isLive ? contents : `${contents}\n${older}`;
}
