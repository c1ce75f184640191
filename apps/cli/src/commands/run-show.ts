import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { dryRunText } from '../dry-run/dry-run-text.ts';
import type { RelatedRun, RunDetail, StepRow } from '../rest/answers.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { holdUpWords } from '../terminal/words/hold-up-words.ts';
import { relatedRuns } from '../terminal/tables/related-runs.ts';
import { runHead } from '../terminal/tables/run-table.ts';
import { stepTable } from '../terminal/tables/step-table.ts';
import { syncSums } from '../terminal/tables/sync-sum.ts';

interface Wish {
  failed?: true;
  all?: true;
}

/** `runs show`: one run with its steps and relations. */
export function runShow(list: Command, registry: Registry): void {
  const { say, perform } = registry;
  online(list.command('show'), registry)
    .description(say({ de: 'zeigt einen Lauf mit seinen Schritten', en: 'shows a run with its steps' }))
    .argument('<id>', say({ de: 'Kennung des Laufs', en: 'id of the run' }))
    .option('--failed', say({ de: 'nur Schritte, die fehlgeschlagen sind', en: 'only steps that failed' }))
    .option(
      '--all',
      say({
        de: 'alle Schritte und Läufe, nicht nur die ersten 200',
        en: 'all steps and runs, not only the first 200',
      }),
    )
    .action((id: string, wish: Wish, command: Command) =>
      perform((shell) => showRun(shell, serverOf(shell, command), id, wish)),
    );
}

async function showRun({ say }: Shell, api: ServerApi, id: string, wish: Wish): Promise<Outcome> {
  const path = `/runs/${encodeURIComponent(id)}`;
  const found = await wished(api, path, await api.get<RunDetail>(path), wish);
  const { run, message, holdUp, steps, stepCount, nextStep, childCount, nextChild, observed } = found;
  const cut = [
    ...(nextStep === null ? [] : [say(someSteps(steps.length, stepCount))]),
    ...(nextChild === null ? [] : [say(someChildren(found.children.length, childCount))]),
  ];
  const would = observed ? [dryRunText({ say }, { ...observed, flow: run.flow, steps: [], doneBefore: false })] : [];
  return {
    exitCode: 0,
    data: { ...found },
    text: [
      runHead({ say }, run, message),
      ...(holdUp ? [say(holdUpWords(holdUp))] : []),
      ...(steps.length > 0 ? [stepTable({ say }, steps)] : []),
      ...syncSums({ say }, steps),
      ...relatedRuns({ say }, found),
      ...cut,
      ...would,
    ].join('\n\n'),
  };
}

/** The run with the steps and children that are asked for; `nextStep` and `nextChild` say where more would go on. */
async function wished(api: ServerApi, path: string, found: RunDetail, { failed, all }: Wish): Promise<RunDetail> {
  const state = failed && 'failed';
  const steps = (after?: string) => api.get<Page<'steps', StepRow>>(`${path}/steps`, { state, after });
  const children = (after?: string) => api.get<Page<'runs', RelatedRun>>(`${path}/children`, { after });
  const first = failed ? await steps() : { steps: found.steps, next: found.nextStep };
  const more = all ? await pagesFrom(first.next, steps) : [];
  const later = all ? await pagesFrom(found.nextChild, children) : [];
  return {
    ...found,
    steps: [first, ...more].flatMap((page) => page.steps),
    nextStep: all ? null : first.next,
    children: [...found.children, ...later.flatMap(({ runs }) => runs)],
    nextChild: all ? null : found.nextChild,
  };
}

type Page<Name extends string, Row> = Record<Name, Row[]> & { next: string | null };

/** The pages from one on that is named by what stood before it. */
async function pagesFrom<P extends { next: string | null }>(
  begin: string | null,
  read: (after: string) => Promise<P>,
): Promise<P[]> {
  if (begin === null) return [];
  const page = await read(begin);
  return [page, ...(await pagesFrom(page.next, read))];
}

function someSteps(shown: number, count: number) {
  return {
    de: `${shown} von ${count} Schritten; --all zeigt alle, --failed nur fehlgeschlagene.`,
    en: `${shown} of ${count} steps; --all shows all of them, --failed only those that failed.`,
  };
}

function someChildren(shown: number, count: number) {
  return {
    de: `${shown} von ${count} Läufen, die dieser auslöste; --all zeigt alle.`,
    en: `${shown} of ${count} runs that this one set off; --all shows all of them.`,
  };
}
