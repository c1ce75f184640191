import type { Text } from '@belegfluss/sdk';
import type { ConnectionCheck, ConnectionRow } from '../../rest/answers.ts';
import { ownTime } from './zoned-time.ts';

const SECRET_MISSING = 'connection.secret_missing';

const BUILT_IN: Text = { de: 'eingebaut', en: 'built in' };
const NOT_SET_UP: Text = { de: 'nicht eingerichtet', en: 'not set up' };
const NOT_CALLED: Text = { de: 'noch nicht aufgerufen', en: 'not called yet' };
const BREAKERS: Record<ConnectionRow['breaker']['state'], Text> = {
  closed: { de: 'in Betrieb', en: 'working' },
  half_open: { de: 'in Erprobung', en: 'on probation' },
  open: { de: 'unterbrochen', en: 'interrupted' },
};

/** Whether calls go through, in the words of the console. Where nothing has been tried yet, nothing is called working. */
export function connectionState(row: ConnectionRow): Text {
  const { builtIn, secrets, breaker, pausedUntil, lastGoodAt, lastError } = row;
  if (builtIn) return BUILT_IN;
  if (secrets.length > 0 && secrets.every(({ setAt }) => setAt === null)) return NOT_SET_UP;
  if (breaker.state !== 'closed') return BREAKERS[breaker.state];
  if (pausedUntil !== null) return pausedWords(ownTime(pausedUntil));
  return lastGoodAt === null && lastError === null ? NOT_CALLED : BREAKERS.closed;
}

function pausedWords(time: string): Text {
  return { de: `pausiert bis ${time}`, en: `paused until ${time}` };
}

/** The limit of which the least is left, with how much of it is in use; `–` where nothing is. */
export function fullestBudget({ budgets }: ConnectionRow): Text {
  const [fullest] = budgets.toSorted((a, b) => b.inUse / b.limit - a.inUse / a.limit);
  if (!fullest) return sameIn('–');
  const { route, perSeconds, limit, inUse } = fullest;
  const ofRoute = route === null ? '' : ` (${route})`;
  return perSeconds === null
    ? { de: `${inUse} von ${limit} zugleich${ofRoute}`, en: `${inUse} of ${limit} at once${ofRoute}` }
    : {
        de: `${inUse} von ${limit} in ${perSeconds} s${ofRoute}`,
        en: `${inUse} of ${limit} in ${perSeconds} s${ofRoute}`,
      };
}

/** When its system last answered as it should; `–` where it never did. */
export function lastGood({ lastGoodAt }: ConnectionRow): string {
  return lastGoodAt === null ? '–' : ownTime(lastGoodAt);
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
