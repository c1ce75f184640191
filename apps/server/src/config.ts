import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiagnosticError } from '@belegfluss/sdk';
import { Ajv } from 'ajv';
import { Type, type Static } from 'typebox';

const Role = Type.Union([Type.Literal('api'), Type.Literal('worker'), Type.Literal('scheduler')]);

/** Everything that can be set from outside; one schema, read once, printed without secrets at the start. */
const Config = Type.Object({
  databaseUrl: Type.String({ pattern: '^postgres(ql)?://' }),
  host: Type.String(),
  port: Type.Integer({ minimum: 0, maximum: 65535 }),
  publicUrl: Type.String({ pattern: '^https?://' }),
  roles: Type.Array(Role, { minItems: 1 }),
  logLevel: Type.Union([Type.Literal('error'), Type.Literal('warn'), Type.Literal('info'), Type.Literal('debug')]),
  stateFolder: Type.String(),
  packFolder: Type.String(),
  environment: Type.String({ pattern: '^[a-z]+$' }),
  sandboxUrl: Type.Optional(Type.String()),
  allowPrivateHosts: Type.Boolean(),
  concurrency: Type.Integer({ minimum: 1, maximum: 500 }),
  masterKey: Type.Optional(Type.String()),
});
export type Config = Static<typeof Config>;

const NAMES: Record<keyof Config, string> = {
  databaseUrl: 'DATABASE_URL',
  host: 'BELEGFLUSS_HOST',
  port: 'PORT',
  publicUrl: 'PUBLIC_URL',
  roles: 'ROLES',
  logLevel: 'LOG_LEVEL',
  stateFolder: 'BELEGFLUSS_STATE',
  packFolder: 'BELEGFLUSS_FLOWS',
  environment: 'BELEGFLUSS_ENVIRONMENT',
  sandboxUrl: 'BELEGFLUSS_SANDBOX_URL',
  allowPrivateHosts: 'BELEGFLUSS_ALLOW_PRIVATE_HOSTS',
  concurrency: 'BELEGFLUSS_CONCURRENCY',
  masterKey: 'BELEGFLUSS_KEY',
};
const SHIPPED_PACK = fileURLToPath(new URL('../../../flows/sales-to-invoice', import.meta.url));

/** Reads the settings of one process. Throws DiagnosticError `config.invalid` that names the variable. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const port = environment['PORT'] ?? '7400';
  const config = {
    databaseUrl: environment['DATABASE_URL'] ?? '',
    host: environment['BELEGFLUSS_HOST'] ?? '127.0.0.1',
    port: Number(port),
    publicUrl: (environment['PUBLIC_URL'] ?? `http://127.0.0.1:${port}`).replace(/\/$/, ''),
    roles: (environment['ROLES'] ?? 'api,worker,scheduler').split(',').map((role) => role.trim()),
    logLevel: environment['LOG_LEVEL'] ?? 'info',
    stateFolder: resolve(environment['BELEGFLUSS_STATE'] ?? '.belegfluss'),
    packFolder: resolve(environment['BELEGFLUSS_FLOWS'] ?? SHIPPED_PACK),
    environment: environment['BELEGFLUSS_ENVIRONMENT'] ?? 'production',
    sandboxUrl: environment['BELEGFLUSS_SANDBOX_URL'],
    allowPrivateHosts: environment['BELEGFLUSS_ALLOW_PRIVATE_HOSTS'] === 'true',
    concurrency: Number(environment['BELEGFLUSS_CONCURRENCY'] ?? 20),
    masterKey: environment['BELEGFLUSS_KEY'],
  };
  const present = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
  const ajv = new Ajv();
  if (ajv.validate(Config, present)) return present as Config;
  throw new DiagnosticError((ajv.errors ?? []).map((error) => invalid(error.instancePath.split('/')[1] ?? '', error.message ?? '')));
}

function invalid(field: string, detail: string) {
  const name = NAMES[field as keyof Config] ?? field;
  return {
    code: 'config.invalid',
    severity: 'error' as const,
    message: { de: `Die Einstellung ${name} passt nicht (${detail}).`, en: `The setting ${name} does not fit (${detail}).` },
    remedy: { de: `Setzen Sie ${name} neu oder entfernen Sie es.`, en: `Set ${name} anew or remove it.` },
    facts: { name },
  };
}

/** The settings as they may be printed. */
export function printableConfig(config: Config): Record<string, unknown> {
  const url = new URL(config.databaseUrl);
  url.password = url.password && '***';
  return { ...config, databaseUrl: url.toString(), masterKey: config.masterKey && '***' };
}
