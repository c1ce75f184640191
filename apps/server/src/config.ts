import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiagnosticError, shapeFaults, shapeWords, type Text } from '@belegfluss/sdk';
import { Type, type Static } from 'typebox';

const Role = Type.Enum(['api', 'worker', 'scheduler']);

/** Everything that can be set from outside; one schema, read once, printed without secrets at the start. */
const Config = Type.Object({
  databaseUrl: Type.String({ pattern: '^postgres(ql)?://', format: 'address' }),
  host: Type.String(),
  port: Type.Integer({ minimum: 0, maximum: 65535 }),
  publicUrl: Type.String({ pattern: '^https?://', format: 'address' }),
  roles: Type.Array(Role, { minItems: 1 }),
  logLevel: Type.Enum(['error', 'warn', 'info', 'debug']),
  stateFolder: Type.String(),
  packFolder: Type.String(),
  environment: Type.String({ pattern: '^[a-z]+$' }),
  sandboxUrl: Type.Optional(Type.String({ pattern: '^https?://', format: 'address' })),
  allowPrivateHosts: Type.Boolean(),
  concurrency: Type.Integer({ minimum: 1, maximum: 500 }),
  masterKey: Type.Optional(Type.String()),
  masterKeyBefore: Type.Optional(Type.String()),
  databaseDisk: Type.Optional(Type.String()),
  diskFreePercent: Type.Number({ minimum: 0, maximum: 90 }),
  alertMailTo: Type.Optional(Type.String()),
  alertMailFrom: Type.Optional(Type.String()),
  smtpUrl: Type.Optional(Type.String({ pattern: '^smtps?://', format: 'address' })),
  alertWebhook: Type.Optional(Type.String({ pattern: '^https?://', format: 'address' })),
  alertWebhookSecret: Type.Optional(Type.String({ minLength: 16 })),
  traceEndpoint: Type.Optional(Type.String({ pattern: '^https?://', format: 'address' })),
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
  masterKeyBefore: 'BELEGFLUSS_KEY_BEFORE',
  databaseDisk: 'BELEGFLUSS_DATABASE_DISK',
  diskFreePercent: 'BELEGFLUSS_DISK_FREE_PERCENT',
  alertMailTo: 'BELEGFLUSS_ALERT_MAIL_TO',
  alertMailFrom: 'BELEGFLUSS_ALERT_MAIL_FROM',
  smtpUrl: 'BELEGFLUSS_SMTP_URL',
  alertWebhook: 'BELEGFLUSS_ALERT_WEBHOOK',
  alertWebhookSecret: 'BELEGFLUSS_ALERT_WEBHOOK_SECRET',
  traceEndpoint: 'OTEL_EXPORTER_OTLP_ENDPOINT',
};
const SHIPPED_PACK = fileURLToPath(new URL('../../../flows/sales-to-invoice', import.meta.url));

/** Reads the settings of one process; an empty variable is as good as none. Throws DiagnosticError `config.invalid` that names the variable. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const given = (field: keyof Config) => environment[NAMES[field]]?.trim() || undefined;
  const port = given('port') ?? '7400';
  const allowPrivateHosts = given('allowPrivateHosts') ?? 'false';
  const config = {
    databaseUrl: given('databaseUrl') ?? '',
    host: given('host') ?? '127.0.0.1',
    port: Number(port),
    publicUrl: (given('publicUrl') ?? `http://127.0.0.1:${port}`).replace(/\/$/, ''),
    roles: (given('roles') ?? 'api,worker,scheduler').split(',').map((role) => role.trim()),
    logLevel: given('logLevel') ?? 'info',
    stateFolder: resolve(given('stateFolder') ?? '.belegfluss'),
    packFolder: resolve(given('packFolder') ?? SHIPPED_PACK),
    environment: given('environment') ?? 'production',
    sandboxUrl: given('sandboxUrl'),
    allowPrivateHosts: { true: true, false: false }[allowPrivateHosts] ?? allowPrivateHosts,
    concurrency: Number(given('concurrency') ?? 80),
    masterKey: given('masterKey'),
    masterKeyBefore: given('masterKeyBefore'),
    databaseDisk: given('databaseDisk'),
    diskFreePercent: Number(given('diskFreePercent') ?? 10),
    alertMailTo: given('alertMailTo'),
    alertMailFrom: given('alertMailFrom'),
    smtpUrl: given('smtpUrl'),
    alertWebhook: given('alertWebhook'),
    alertWebhookSecret: given('alertWebhookSecret'),
    traceEndpoint: given('traceEndpoint'),
  };
  const present = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined));
  const found = shapeFaults(Config, present);
  if (found.length === 0) return present as Config;
  const faults = new Map(found.map((fault) => [String(fault.path[0] ?? fault.name), shapeWords(fault)]));
  // The address that follows from a bad port is no fault of its own.
  if (faults.has('port') && !given('publicUrl')) faults.delete('publicUrl');
  throw new DiagnosticError([...faults].map(([field, detail]) => invalid(field, detail)));
}

function invalid(field: string, detail: Text) {
  const name = NAMES[field as keyof Config] ?? field;
  return {
    code: 'config.invalid',
    severity: 'error' as const,
    message: {
      de: `Die Einstellung ${name} passt nicht (${detail.de}).`,
      en: `The setting ${name} does not fit (${detail.en}).`,
    },
    remedy: { de: `Setzen Sie ${name} neu oder entfernen Sie es.`, en: `Set ${name} anew or remove it.` },
    facts: { name },
  };
}

const hidden = (secret: string | undefined) => secret && '***';

/** The settings as they may be printed. */
export function printableConfig(config: Config): Record<string, unknown> {
  return {
    ...config,
    databaseUrl: withoutPassword(config.databaseUrl),
    smtpUrl: config.smtpUrl && withoutPassword(config.smtpUrl),
    masterKey: hidden(config.masterKey),
    masterKeyBefore: hidden(config.masterKeyBefore),
    alertWebhookSecret: hidden(config.alertWebhookSecret),
    // The addresses of chat systems are their own password.
    alertWebhook: config.alertWebhook && new URL(config.alertWebhook).origin,
  };
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = url.password && '***';
  if (url.searchParams.has('password')) url.searchParams.set('password', '***');
  return url.toString();
}
