import type { Command } from 'commander';
import type { Registry } from '../command.ts';
import { writeWhole } from '../files/write-file.ts';
import { planText } from '../plan/plan-text.ts';
import { online, serverOf } from '../rest/online.ts';
import type { PlanAnswer } from '../rest/plan-answer.ts';

interface Options {
  full?: boolean;
  out?: string;
}

/** `plan`: shows what a pass of a sync would write, and writes nothing; `apply` carries the plan out. */
export function plan(registry: Registry): void {
  const { program, say, perform } = registry;
  online(program.command('plan'), registry)
    .description(say({ de: 'zeigt, was ein Abgleich schreiben würde', en: 'shows what a sync would write' }))
    .argument('<flow>', say({ de: 'Name des Abgleichs', en: 'name of the sync' }))
    .option('--full', say({ de: 'betrachtet alle Datensätze', en: 'looks at all records' }))
    .option(
      '--out <file>',
      say({ de: 'schreibt den Plan für apply in eine Datei', en: 'writes the plan to a file for apply' }),
    )
    .action((flow: string, { full = false, out }: Options, command: Command) =>
      perform(async (shell) => {
        const api = serverOf(shell, command);
        const answer = await api.postSlowly<PlanAnswer>(`/flows/${encodeURIComponent(flow)}/plans`, { full });
        if (out !== undefined) writeWhole(out, `${JSON.stringify(answer, undefined, 2)}\n`);
        return { exitCode: 0, data: { ...answer }, text: planText(shell, answer) };
      }),
    );
}
