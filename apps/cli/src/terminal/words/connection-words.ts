import type { Text } from '@belegfluss/sdk';
import type { ConnectionCheck, ConnectionRow } from '../../rest/answers.ts';

const SECRET_MISSING = 'connection.secret_missing';

const BUILT_IN: Text = { de: 'eingebaut', en: 'built in' };
const NOT_SET_UP: Text = { de: 'nicht eingerichtet', en: 'not set up' };
const BREAKERS: Record<ConnectionRow['breaker']['state'], Text> = {
  closed: { de: 'in Betrieb', en: 'working' },
  half_open: { de: 'in Erprobung', en: 'on probation' },
  open: { de: 'unterbrochen', en: 'interrupted' },
};

/** Whether calls go through, in the words of the console. */
export function connectionState({ builtIn, secrets, breaker }: ConnectionRow): Text {
  if (builtIn) return BUILT_IN;
  const isSetUp = secrets.length === 0 || secrets.some(({ setAt }) => setAt !== null);
  return isSetUp ? BREAKERS[breaker.state] : NOT_SET_UP;
}

/** Whether a connection is signed in. Who has no secret to sign with is not, whatever else is in order. */
export function signedIn(row: ConnectionRow): Text {
  const missing = missingSecrets(row);
  if (missing !== '') return { de: `es fehlt ${missing}`, en: `lacks ${missing}` };
  return row.authorised ? { de: 'ja', en: 'yes' } : { de: 'nein', en: 'no' };
}

/** How a trial went, and as whom we are signed in or why it failed. */
export function checkResult({ ok, account, error }: ConnectionCheck, row: ConnectionRow | undefined): [Text, Text] {
  if (!ok) {
    const missing = row && error === SECRET_MISSING ? missingSecrets(row) : '';
    return [{ de: 'Fehler', en: 'failed' }, sameIn(missing === '' ? (error ?? '') : `${SECRET_MISSING}: ${missing}`)];
  }
  return account === null
    ? [sameIn('–'), { de: 'der Konnektor sieht keine Probe vor', en: 'the connector offers no check' }]
    : [sameIn('ok'), sameIn(account)];
}

function missingSecrets({ secrets }: ConnectionRow): string {
  return secrets.flatMap(({ field, setAt }) => (setAt === null ? [field] : [])).join(', ');
}

/** Here once more: the library's own would be loaded before every verb, also by those that say two words. */
function sameIn(text: string): Text {
  return { de: text, en: text };
}
