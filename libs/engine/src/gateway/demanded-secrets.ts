import { ConnectorError } from '@belegfluss/sdk';

type Config = Record<string, unknown>;

/**
 * Settings of which each secret has to be there when it is read. Signing a request with none would be a failed sign-in at
 * the other system, which locks an account after a few. Reading one that is missing throws ConnectorError `auth`.
 */
export function demandedSecrets(connection: string, config: Config, secretFields: readonly string[]): Config {
  return new Proxy(config, {
    get: (settings, field, receiver) => {
      if (typeof field === 'string' && secretFields.includes(field) && settings[field] === undefined)
        throw missingSecret(connection, field);
      return Reflect.get(settings, field, receiver) as unknown;
    },
  });
}

function missingSecret(connection: string, field: string): ConnectorError {
  const said = {
    de: `der Verbindung ${connection} fehlt noch ${field}`,
    en: `the connection ${connection} has no ${field} yet`,
  };
  return new ConnectorError('auth', said, {
    outcome: 'not_sent',
    code: 'connection.secret_missing',
    facts: { connection, field },
  });
}
