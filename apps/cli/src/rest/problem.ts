import type { Diagnostic } from '@belegfluss/sdk';
import { CommandError } from '../command-error.ts';

const CONFLICT = 409;
const NOT_SIGNED_IN = 401;
/** What was typed has not the form that the server needs. */
const WRONG_USE: ReadonlySet<string> = new Set(['server.bad_body', 'server.bad_query']);

/** The server's refusal (problem+json) as the error of a verb; a conflict has an exit code of its own. */
export function refusal(status: number, body: unknown): CommandError {
  const {
    code = 'cli.refused',
    detail = '',
    diagnostics = [],
  } = (body ?? {}) as { code?: string; detail?: string; diagnostics?: Diagnostic[] };
  const exitCode = status === CONFLICT ? 4 : WRONG_USE.has(code) ? 2 : 1;
  if (status === NOT_SIGNED_IN) return new CommandError(1, [signInNeeded(diagnostics[0]?.message)]);
  if (code === 'server.not_found') return otherVersion();
  if (diagnostics.length > 0) return new CommandError(exitCode, diagnostics);
  const sentence = { de: `Der Server hat abgelehnt: ${detail}`, en: `The server refused: ${detail}` };
  const remedy = {
    de: 'Der Code sagt, woran es liegt; die Anleitung erklärt ihn.',
    en: 'The code says why; the guide explains it.',
  };
  return new CommandError(exitCode, [{ code, severity: 'error', message: sentence, remedy, facts: { status } }]);
}

function signInNeeded(said: Diagnostic['message'] | undefined): Diagnostic {
  return {
    code: 'cli.sign_in_needed',
    severity: 'error',
    message: said ?? { de: 'Der Server lässt uns so nicht herein.', en: 'The server does not let us in like this.' },
    remedy: {
      de: 'Setzen Sie BELEGFLUSS_TOKEN (oder --token), oder BELEGFLUSS_USER und BELEGFLUSS_PASSWORD.',
      en: 'Set BELEGFLUSS_TOKEN (or --token), or BELEGFLUSS_USER and BELEGFLUSS_PASSWORD.',
    },
  };
}

/** Nobody answers at the address. */
export function unreachable(url: string, cause: unknown): CommandError {
  const diagnostic: Diagnostic = {
    code: 'cli.server_unreachable',
    severity: 'error',
    message: { de: `Unter ${url} antwortet kein Server.`, en: `No server answers at ${url}.` },
    remedy: {
      de: 'Starten Sie ihn mit belegfluss serve, oder nennen Sie seine Adresse mit --server oder BELEGFLUSS_URL.',
      en: 'Start it with belegfluss serve, or name its address with --server or BELEGFLUSS_URL.',
    },
    facts: { url },
  };
  return new CommandError(1, [diagnostic], { cause });
}

/** The connection broke before there was an answer: what was asked for may have been done or not. */
export function lost(url: string, cause: unknown): CommandError {
  const diagnostic: Diagnostic = {
    code: 'cli.server_lost',
    severity: 'error',
    message: {
      de: `Die Verbindung zu ${url} brach ab, bevor die Antwort da war.`,
      en: `The connection to ${url} broke before the answer was there.`,
    },
    remedy: {
      de: 'Ob etwas geschehen ist, zeigen belegfluss diff und belegfluss runs; rufen Sie den Befehl dann noch einmal auf.',
      en: 'Whether anything was done, belegfluss diff and belegfluss runs show; then call the command again.',
    },
    facts: { url },
  };
  return new CommandError(1, [diagnostic], { cause });
}

/** The server speaks another version of the interface, or has no such route. */
export function otherVersion(): CommandError {
  const diagnostic: Diagnostic = {
    code: 'cli.other_version',
    severity: 'error',
    message: {
      de: 'Der Server kennt nicht, worum dieser Befehl bittet; er ist wohl von einer anderen Version.',
      en: 'The server does not know what this command asks for; it seems to be of another version.',
    },
    remedy: {
      de: 'Nehmen Sie den Befehl der Version, die auf dem Server läuft.',
      en: 'Take the command of the version that runs on the server.',
    },
  };
  return new CommandError(1, [diagnostic]);
}

/** Something answers there, but it does not speak our interface. */
export function notOurServer(url: string): CommandError {
  const diagnostic: Diagnostic = {
    code: 'cli.not_a_server',
    severity: 'error',
    message: {
      de: `Unter ${url} antwortet etwas anderes als Belegfluss.`,
      en: `What answers at ${url} is not Belegfluss.`,
    },
    remedy: {
      de: 'Prüfen Sie die Adresse in --server oder BELEGFLUSS_URL.',
      en: 'Check the address in --server or BELEGFLUSS_URL.',
    },
    facts: { url },
  };
  return new CommandError(1, [diagnostic]);
}
