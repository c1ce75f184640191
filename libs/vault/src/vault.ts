import { randomBytes } from 'node:crypto';
import { vaultError } from './diagnostics.ts';
import { decrypt, encrypt } from './envelope.ts';
import type { MasterKey } from './master-key.ts';

const VERSION = 'v1';

interface Sealed {
  keyId: string;
  wrappedKey: Buffer;
  payload: Buffer;
}

/**
 * Seals secrets: each has a data key of its own, wrapped by the master key. Text form `v1.<key id>.<wrapped key>.<payload>`.
 * `aad` (`connection:field`) is bound to both parts, so a sealed text opens only where it belongs.
 */
export class Vault {
  readonly #current: MasterKey;
  readonly #known: Map<string, MasterKey>;

  /** New secrets are sealed with `current`; `previous` keys only open, until `rewrap` has replaced them. */
  constructor(current: MasterKey, previous: MasterKey[] = []) {
    this.#current = current;
    this.#known = new Map([...previous, current].map((key) => [key.id, key]));
  }

  seal(aad: string, plaintext: string): string {
    const dataKey = randomBytes(32);
    const wrappedKey = encrypt(this.#current.bytes, dataKey, wrapping(this.#current.id, aad));
    return written({ keyId: this.#current.id, wrappedKey, payload: encrypt(dataKey, Buffer.from(plaintext), aad) });
  }

  /** Throws DiagnosticError `vault.wrong_key` (its facts name both key ids) or `vault.tampered`. */
  open(aad: string, sealed: string): string {
    const parts = read(sealed, aad);
    const plain = decrypt(this.#dataKey(parts, aad), parts.payload, aad);
    if (plain === undefined) throw vaultError('vault.tampered', { facts: { aad } });
    return plain.toString('utf8');
  }

  /** The same secret under the current master key; the payload itself is not touched. `undefined` where it is already. */
  rewrap(aad: string, sealed: string): string | undefined {
    const parts = read(sealed, aad);
    if (parts.keyId === this.#current.id) return undefined;
    const wrappedKey = encrypt(this.#current.bytes, this.#dataKey(parts, aad), wrapping(this.#current.id, aad));
    return written({ ...parts, keyId: this.#current.id, wrappedKey });
  }

  #dataKey({ keyId, wrappedKey }: Sealed, aad: string): Buffer {
    const master = this.#known.get(keyId);
    if (master === undefined) {
      throw vaultError('vault.wrong_key', { facts: { sealedWith: keyId, present: this.#current.id } });
    }
    const dataKey = decrypt(master.bytes, wrappedKey, wrapping(keyId, aad));
    if (dataKey === undefined) throw vaultError('vault.tampered', { facts: { aad } });
    return dataKey;
  }
}

function wrapping(keyId: string, aad: string): string {
  return `${VERSION}.${keyId}.${aad}`;
}

function written({ keyId, wrappedKey, payload }: Sealed): string {
  return [VERSION, keyId, wrappedKey.toString('base64url'), payload.toString('base64url')].join('.');
}

function read(sealed: string, aad: string): Sealed {
  const [version, keyId, wrappedKey, payload, ...rest] = sealed.split('.');
  const isWhole = version === VERSION && rest.length === 0;
  if (!isWhole || keyId === undefined || wrappedKey === undefined || payload === undefined) {
    throw vaultError('vault.tampered', { facts: { aad } });
  }
  return { keyId, wrappedKey: Buffer.from(wrappedKey, 'base64url'), payload: Buffer.from(payload, 'base64url') };
}
