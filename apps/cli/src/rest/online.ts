import type { Command } from 'commander';
import type { Registry, Shell } from '../command.ts';
import { serverApi, type ServerApi } from './server-api.ts';

/** Adds the options of every verb that talks to a server. */
export function online(command: Command, { say }: Registry): Command {
  return command
    .option(
      '--server <url>',
      say({ de: 'Adresse des Servers (BELEGFLUSS_URL)', en: 'address of the server (BELEGFLUSS_URL)' }),
    )
    .option('--token <token>', say({ de: 'Zugangstoken (BELEGFLUSS_TOKEN)', en: 'access token (BELEGFLUSS_TOKEN)' }));
}

/** The address of the server that the options of a command, or else the environment, name; one server has one address. */
export function addressOf({ settings }: Shell, command: Command): string {
  return (command.optsWithGlobals<{ server?: string }>().server ?? settings.serverUrl).replace(/\/+$/, '');
}

/** That server itself. */
export function serverOf(shell: Shell, command: Command): ServerApi {
  const { settings } = shell;
  const { server, token } = command.optsWithGlobals<{ server?: string; token?: string }>();
  return serverApi({
    url: addressOf(shell, command),
    isNamed: server !== undefined,
    token: token ?? settings.token,
    user: settings.user,
    password: settings.password,
  });
}
