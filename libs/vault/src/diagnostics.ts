import { DiagnosticError, type Text } from '@belegfluss/sdk';

type Code =
  'vault.key_length' | 'vault.key_permissions' | 'vault.key_unreadable' | 'vault.wrong_key' | 'vault.tampered';

const WORDS: Readonly<Record<Code, { message: Text; remedy: Text }>> = {
  'vault.key_length': {
    message: {
      de: 'Der Hauptschlüssel ist nicht 32 Byte lang oder nicht als Base64 geschrieben.',
      en: 'The master key is not 32 bytes long or not written as Base64.',
    },
    remedy: {
      de: 'BELEGFLUSS_KEY oder die Schlüsseldatei auf 32 zufällige Byte in Base64 setzen (openssl rand -base64 32).',
      en: 'Set BELEGFLUSS_KEY or the key file to 32 random bytes in Base64 (openssl rand -base64 32).',
    },
  },
  'vault.key_permissions': {
    message: {
      de: 'Andere Benutzer dieses Rechners können die Schlüsseldatei lesen.',
      en: 'Other users of this machine can read the key file.',
    },
    remedy: {
      de: 'Setzen Sie die Rechte der Datei auf 0600 (chmod 600), und wechseln Sie den Schlüssel, falls ihn jemand gelesen haben kann.',
      en: 'Set the mode of the file to 0600 (chmod 600), and change the key if somebody may have read it.',
    },
  },
  'vault.key_unreadable': {
    message: {
      de: 'Die Schlüsseldatei lässt sich nicht lesen.',
      en: 'The key file cannot be read.',
    },
    remedy: {
      de: 'Machen Sie das Konto, unter dem Belegfluss läuft, zum Eigentümer der Datei (chown); legen Sie keine neue an.',
      en: 'Make the account under which Belegfluss runs the owner of the file (chown); do not make a new one.',
    },
  },
  'vault.wrong_key': {
    message: {
      de: 'Zugangsdaten wurden mit einem anderen Hauptschlüssel versiegelt.',
      en: 'Credentials were sealed with another master key.',
    },
    remedy: {
      de: 'Setzen Sie den Hauptschlüssel mit der genannten Kennung wieder ein, oder tragen Sie die Zugangsdaten neu ein.',
      en: 'Put the master key with the named id back, or enter the credentials again.',
    },
  },
  'vault.tampered': {
    message: {
      de: 'Versiegelte Zugangsdaten wurden verändert oder gehören zu einer anderen Verbindung.',
      en: 'Sealed credentials were changed, or belong to another connection.',
    },
    remedy: {
      de: 'Tragen Sie die Zugangsdaten dieser Verbindung neu ein, und klären Sie, wer die Datenbank verändert hat.',
      en: 'Enter the credentials of this connection again, and find out who changed the database.',
    },
  },
};

/** The error for one of the vault's codes; facts may name key ids and files, never keys. */
export function vaultError(
  code: Code,
  details: { file?: string; facts?: Record<string, unknown> } = {},
): DiagnosticError {
  return new DiagnosticError({ code, severity: 'error', ...WORDS[code], ...details });
}
