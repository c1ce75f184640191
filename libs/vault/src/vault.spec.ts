import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { DiagnosticError } from '@belegfluss/sdk';
import { masterKeyOf, type MasterKey } from './master-key.ts';
import { Vault } from './vault.ts';

function key(): MasterKey {
  return masterKeyOf(randomBytes(32).toString('base64'));
}

/** The text with another first character. */
function flipped(text = ''): string {
  return (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
}

/** The code of the diagnostic that is thrown. */
function codeOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof DiagnosticError ? error.diagnostics[0]?.code : String(error);
  }
}

describe('Vault', () => {
  it('opens what it sealed, umlauts and all, and seals the same secret differently each time', () => {
    const vault = new Vault(key());
    const sealed = vault.seal('crm:token', 'Schlüssel 🔑');
    expect(vault.open('crm:token', sealed)).toBe('Schlüssel 🔑');
    expect(vault.seal('crm:token', 'Schlüssel 🔑')).not.toBe(sealed);
    expect(vault.open('crm:token', vault.seal('crm:token', ''))).toBe('');
  });

  it('keeps the secret out of the sealed text', () => {
    const sealed = new Vault(key()).seal('crm:token', 'canary-canary-canary');
    expect(sealed).not.toContain('canary');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('canary');
  });

  it('refuses a text that was moved to another connection or field', () => {
    const vault = new Vault(key());
    const sealed = vault.seal('crm:token', 'secret');
    expect(codeOf(() => vault.open('bank:token', sealed))).toBe('vault.tampered');
    expect(codeOf(() => vault.open('crm:other', sealed))).toBe('vault.tampered');
  });

  it('refuses a text of which any part was changed, cut off or swapped', () => {
    const vault = new Vault(key());
    const sealed = vault.seal('crm:token', 'secret');
    const other = vault.seal('crm:token', 'another');
    const [version, id, wrapped, payload] = sealed.split('.');
    for (const forged of [
      [version, id, flipped(wrapped), payload],
      [version, id, wrapped, flipped(payload)],
      [version, id, wrapped, payload?.slice(0, -2)],
      [version, id, wrapped, other.split('.')[3]],
      [version, id, wrapped, ''],
      [version, id, wrapped],
      ['v2', id, wrapped, payload],
      [version, id, wrapped, payload, 'x'],
    ]) {
      expect(codeOf(() => vault.open('crm:token', forged.join('.')))).toBe('vault.tampered');
    }
  });

  it('names the key that is missing, and never a key', () => {
    const [mine, theirs] = [key(), key()];
    const sealed = new Vault(theirs).seal('crm:token', 'secret');
    const open = () => new Vault(mine).open('crm:token', sealed);
    expect(codeOf(open)).toBe('vault.wrong_key');
    try {
      open();
    } catch (error) {
      const { diagnostics } = error as DiagnosticError;
      expect(diagnostics[0]?.facts).toEqual({ sealedWith: theirs.id, present: mine.id });
      expect(JSON.stringify(diagnostics)).not.toContain(Buffer.from(theirs.bytes).toString('base64'));
    }
  });

  it('moves secrets to a new master key while the old one is still known, then without it', () => {
    const [old, fresh] = [key(), key()];
    const sealed = new Vault(old).seal('crm:token', 'secret');
    const both = new Vault(fresh, [old]);
    const moved = both.rewrap('crm:token', sealed) ?? '';
    expect(both.open('crm:token', sealed)).toBe('secret');
    expect(new Vault(fresh).open('crm:token', moved)).toBe('secret');
    expect(both.rewrap('crm:token', moved)).toBeUndefined();
    expect(codeOf(() => new Vault(old).open('crm:token', moved))).toBe('vault.wrong_key');
  });
});
