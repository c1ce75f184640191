import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Registry } from '../command.ts';
import { wrongUse } from '../command-error.ts';
import { followRun } from '../rest/follow-run.ts';
import { online, serverOf } from '../rest/online.ts';
import type { PlanAnswer } from '../rest/plan-answer.ts';

type Named = Pick<PlanAnswer['plan'], 'id' | 'flow'>;

/** `apply`: writes exactly what a plan says; 4 where what it was made from has changed, and then writes nothing. */
export function apply(registry: Registry): void {
  const { program, say, perform } = registry;
  online(program.command('apply'), registry)
    .description(say({ de: 'schreibt genau das, was ein Plan sagt', en: 'writes exactly what a plan says' }))
    .argument('[planfile]', say({ de: 'Datei von plan --out', en: 'file of plan --out' }))
    .option(
      '--flow <flow>',
      say({ de: 'plant diesen Abgleich und führt den Plan aus', en: 'plans this sync and carries the plan out' }),
    )
    .action((file: string | undefined, { flow }: { flow?: string }, command: Command) =>
      perform(async (shell) => {
        if ((file === undefined) === (flow === undefined)) throw oneOfBoth();
        const api = serverOf(shell, command);
        const { id, flow: name } =
          file === undefined
            ? (await api.postSlowly<PlanAnswer>(`/flows/${encodeURIComponent(flow ?? '')}/plans`, {})).plan
            : planOf(file);
        const path = `/flows/${encodeURIComponent(name)}/plans/${encodeURIComponent(id)}/apply`;
        const { runId } = await api.post<{ runId: string }>(path);
        const outcome = await followRun(shell, api, runId);
        const { reason } = outcome.data['run'] as { reason: string | null };
        return reason === 'plan.base_moved' ? { ...outcome, exitCode: 4 } : outcome;
      }),
    );
}

function planOf(file: string): Named {
  const text = readFileSync(file, 'utf8');
  try {
    const { plan } = JSON.parse(text) as { plan?: Partial<Named> };
    if (typeof plan?.id === 'string' && typeof plan.flow === 'string') return { id: plan.id, flow: plan.flow };
    throw new TypeError('no plan');
  } catch (cause) {
    throw wrongUse(
      { de: `${file} enthält keinen Plan.`, en: `${file} holds no plan.` },
      { de: 'belegfluss plan ABLAUF --out DATEI schreibt einen.', en: 'belegfluss plan FLOW --out FILE writes one.' },
      cause,
    );
  }
}

function oneOfBoth() {
  return wrongUse(
    { de: 'Es fehlt der Plan, oder es sind zwei.', en: 'The plan is missing, or there are two.' },
    { de: 'Nennen Sie eine Plandatei oder --flow ABLAUF.', en: 'Give a plan file, or --flow FLOW.' },
  );
}
