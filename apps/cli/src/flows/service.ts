import type { Diagnostic, Text } from '@belegfluss/sdk';
import { CommandError } from '../command-error.ts';
import type { Outcome, Shell } from '../command.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { liveFlow, namedFlow, serverFlows, type Deployed } from './server-flows.ts';

/** Takes a flow out of service. Throws CommandError `cli.flow_not_live` where it is not in service. */
export async function withdrawFlow({ say }: Shell, api: ServerApi, flow: string, note = ''): Promise<Outcome> {
  const { live } = namedFlow(flow, await serverFlows(api));
  if (!live) throw notLive(api, flow);
  const { version } = live;
  const { diagnostics } = await api.post<{ diagnostics: Diagnostic[] }>(at(flow, 'withdraw'), { base: version, note });
  const text = say({
    de: `${flow}: Version ${version} ist außer Betrieb; begonnene Läufe gehen weiter.`,
    en: `${flow}: version ${version} is out of service; runs under way go on.`,
  });
  return { exitCode: 0, data: { flow, version }, text, diagnostics };
}

/** Brings the version back that was live last, as a new one. Throws CommandError `cli.flow_live` where one is live. */
export async function resumeFlow({ say }: Shell, api: ServerApi, flow: string, note = ''): Promise<Outcome> {
  const { live } = namedFlow(flow, await serverFlows(api));
  if (live) throw isLive(api, flow, live.version);
  const { versions } = await liveFlow(api, flow);
  const [last] = versions
    .filter(({ liveFrom }) => liveFrom !== null)
    .toSorted((a, b) => (b.liveFrom ?? '').localeCompare(a.liveFrom ?? ''));
  if (!last) throw neverLive(api, flow);
  const body = { to: last.version, base: null, note, origin: 'cli' };
  const { version, diagnostics } = await api.post<Deployed>(at(flow, 'rollback'), body);
  const text = say({
    de: `${flow}: Version ${version.version} ist live, mit dem Inhalt von Version ${last.version}.`,
    en: `${flow}: version ${version.version} is live, with the content of version ${last.version}.`,
  });
  return { exitCode: 0, data: { flow, version: version.version, restores: last.version }, text, diagnostics };
}

function at(flow: string, deed: string): string {
  return `/flows/${encodeURIComponent(flow)}/${deed}`;
}

function refusal(code: string, message: Text, remedy: Text, flow: string): CommandError {
  return new CommandError(4, [{ code, severity: 'error', message, remedy, facts: { flow } }]);
}

function notLive({ calling }: ServerApi, flow: string): CommandError {
  return refusal(
    'cli.flow_not_live',
    { de: `Der Ablauf „${flow}“ ist nicht in Betrieb.`, en: `The flow "${flow}" is not in service.` },
    {
      de: `${calling(`flows resume ${flow}`)} nimmt ihn wieder in Betrieb.`,
      en: `${calling(`flows resume ${flow}`)} takes it into service again.`,
    },
    flow,
  );
}

function isLive({ calling }: ServerApi, flow: string, version: number): CommandError {
  return refusal(
    'cli.flow_live',
    {
      de: `Der Ablauf „${flow}“ ist schon in Betrieb (Version ${version}).`,
      en: `The flow "${flow}" is in service already (version ${version}).`,
    },
    {
      de: `Eine ältere Version bringt ${calling(`rollback ${flow} --to N`)} zurück.`,
      en: `${calling(`rollback ${flow} --to N`)} brings an older version back.`,
    },
    flow,
  );
}

function neverLive({ calling }: ServerApi, flow: string): CommandError {
  return refusal(
    'cli.flow_not_live',
    { de: `Der Ablauf „${flow}“ war noch nie in Betrieb.`, en: `The flow "${flow}" has never been in service.` },
    {
      de: `Veröffentlichen Sie seine Datei: ${calling('deploy DATEI')}`,
      en: `Deploy its file: ${calling('deploy FILE')}`,
    },
    flow,
  );
}
