import { createHash, randomBytes } from 'node:crypto';
import { access, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { vaultError } from './diagnostics.ts';

/** 32 bytes that wrap the data keys. The id is derived from them and tells nothing about them. */
export interface MasterKey {
  id: string;
  bytes: Uint8Array;
}

const KEY_BYTES = 32;
const FILE = 'master.key';

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
 * the first start. Throws DiagnosticError `vault.key_length` or `vault.key_permissions`.
 */
export async function loadMasterKey(source: {
  environment?: string | undefined;
  stateFolder: string;
}): Promise<MasterKey> {
  if (source.environment !== undefined && source.environment !== '') return masterKeyOf(source.environment);
  const file = join(source.stateFolder, FILE);
  await mkdir(source.stateFolder, { recursive: true });
  const made = (await exists(file)) ? undefined : await createKeyFile(file);
  if (made !== undefined) return made;
  const { mode } = await stat(file);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) throw vaultError('vault.key_permissions', { file });
  return masterKeyOf(await readFile(file, 'utf8'), file);
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
