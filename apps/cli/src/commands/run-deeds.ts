import { Option, type Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { CAUSES } from '../rest/answers.ts';
import { serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { takeRuns } from './deed-options.ts';
import { bodyOf, doToFiltered, doToNamed, type DeedKind, type DeedOptions } from '../runs/do-to-many.ts';

const WORDS = {
  retry: { de: 'nimmt beiseitegelegte Läufe wieder auf', en: 'puts runs that were set aside back to work' },
  cancel: { de: 'bricht Läufe ab', en: 'ends runs' },
  resolve: {
    de: 'schließt beiseitegelegte Läufe mit ihrer Ursache',
    en: 'closes runs that were set aside, with their cause',
  },
};

/** `runs retry`, `runs cancel`, `runs resolve`: the runs that are named, or with the filters of `runs` those that fit. */
export function runDeeds(list: Command, { say, perform }: Registry): void {
  for (const kind of ['retry', 'cancel', 'resolve'] as const) {
    const command = takeRuns(list.command(kind), say).description(say(WORDS[kind]));
    if (kind !== 'retry')
      command.addOption(
        new Option('--cause <code>', say({ de: 'Ursache', en: 'cause' })).choices(CAUSES).makeOptionMandatory(),
      );
    command.action((ids: string[], _options: object, self: Command) =>
      perform((shell) => doToRuns(shell, serverOf(shell, self), kind, ids, self.optsWithGlobals<DeedOptions>())),
    );
  }
}

function doToRuns(shell: Shell, api: ServerApi, kind: DeedKind, ids: string[], options: DeedOptions): Promise<Outcome> {
  if (ids.length === 0) return doToFiltered(shell, api, kind, options);
  return doToNamed(shell, ids, (id) => api.post(`/runs/${encodeURIComponent(id)}/${kind}`, bodyOf(options)));
}
