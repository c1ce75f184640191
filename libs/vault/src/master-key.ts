import { createHash, randomBytes } from 'node:crypto';
import { access, link, mkdir, open, readFile, rename, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { vaultError } from './diagnostics.ts';

/** 32 bytes that wrap the data keys. The id is derived from them and tells nothing about them. */
export interface MasterKey {
  id: string;
  bytes: Uint8Array;
}

const KEY_BYTES = 32;
const FILE = 'master.key';
/** The key that a change that is under way leads to. */
const NEXT = 'master.key.next';

/** Where the master key comes from; `before` is the one that a change of the environment's key leads away from. */
export interface KeySource {
  environment?: string | undefined;
  before?: string | undefined;
  stateFolder: string;
}

/** The key that seals, and those that still open. */
export interface MasterKeys {
  current: MasterKey;
  previous: MasterKey[];
}

/** Reads a key from Base64 text. Throws DiagnosticError `vault.key_length`. */
export function masterKeyOf(text: string, file?: string): MasterKey {
  const trimmed = text.trim();
  const bytes = Buffer.from(trimmed, 'base64');
  const isCanonical = bytes.toString('base64').replace(/=+$/, '') === trimmed.replace(/=+$/, '');
  if (!isCanonical || bytes.byteLength !== KEY_BYTES)
    throw vaultError('vault.key_length', file === undefined ? {} : { file });
  const id = createHash('sha256').update('belegfluss master key id').update(bytes).digest('hex').slice(0, 12);
  return { id, bytes };
}

/**
 * The master key from the environment's value, else from `master.key` in the state folder, which is made with mode 0600 on
 * the first start. While it is being changed, the new one seals and both open. Throws DiagnosticError `vault.key_length`, `vault.key_permissions` or `vault.key_unreadable`.
 */
export async function loadMasterKeys({ environment, before, stateFolder }: KeySource): Promise<MasterKeys> {
  if (environment) return { current: masterKeyOf(environment), previous: before ? [masterKeyOf(before)] : [] };
  await mkdir(stateFolder, { recursive: true });
  const key = await readOrMake(join(stateFolder, FILE));
  const next = join(stateFolder, NEXT);
  return (await exists(next)) ? { current: await readKey(next), previous: [key] } : { current: key, previous: [] };
}

/** Makes the key to which a change leads, unless it was begun before. The environment names its own. */
export async function beginKeyChange({ environment, stateFolder }: KeySource): Promise<void> {
  if (environment) return;
  await readOrMake(join(stateFolder, FILE));
  await readOrMake(join(stateFolder, NEXT));
}

/**
 * Puts the new key in the place of the old one, when nothing is sealed with the old one any more. That is kept under the name
 * that is given back, because backups of before need it.
 */
export async function endKeyChange(source: KeySource): Promise<string | undefined> {
  const { current, previous } = await loadMasterKeys(source);
  const [old] = previous;
  if (source.environment || old === undefined || old.id === current.id) return undefined;
  const file = join(source.stateFolder, FILE);
  const kept = `${file}.${old.id}`;
  await link(file, kept).catch((error: unknown) => {
    if (!isTaken(error)) throw error;
  });
  await rename(join(source.stateFolder, NEXT), file);
  return kept;
}

async function readOrMake(file: string): Promise<MasterKey> {
  const made = (await exists(file)) ? undefined : await createKeyFile(file);
  return made ?? readKey(file);
}

async function readKey(file: string): Promise<MasterKey> {
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw vaultError('vault.key_permissions', { file });
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw vaultError('vault.key_unreadable', { file, facts: { reason: cause.code } });
  });
  return masterKeyOf(text, file);
}

/**
 * Makes the file, or gives `undefined` where there is one already, made by another process perhaps. It is written under
 * another name first, so that nobody ever finds it half-written.
 */
async function createKeyFile(file: string): Promise<MasterKey | undefined> {
  const text = randomBytes(KEY_BYTES).toString('base64');
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${text}\n`);
    await handle.sync();
    await link(draft, file);
    return masterKeyOf(text, file);
  } catch (error) {
    if (isTaken(error)) return undefined;
    throw error;
  } finally {
    await handle.close();
    await unlink(draft);
  }
}

function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

function isTaken(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'EEXIST';
}
