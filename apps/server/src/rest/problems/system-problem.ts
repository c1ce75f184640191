import type { ConnectorError } from '@belegfluss/sdk';
import { Problem } from './problem.ts';

const LATER = { de: 'Versuchen Sie es später noch einmal.', en: 'Try again later.' };
const LOOK = {
  de: 'Sehen Sie den Zustand der Verbindung an, und versuchen Sie es noch einmal.',
  en: 'Look at the state of the connection, and try again.',
};
const CREDENTIALS = {
  de: 'Vervollständigen oder erneuern Sie die Zugangsdaten der Verbindung.',
  en: 'Complete or renew the credentials of the connection.',
};

/** Another system was asked for something on behalf of a person, and has not done it: that is no fault on our side. */
export function systemProblem({ code, kind, said, retryAfterSeconds }: ConnectorError): Problem {
  const isBusy = kind === 'rate_limited' || kind === 'breaker_open';
  const text = {
    de: `Ein angebundenes System hat nicht getan, worum es gebeten wurde (${said.de}).`,
    en: `A connected system has not done what it was asked for (${said.en}).`,
  };
  const facts = retryAfterSeconds === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterSeconds) };
  const remedy = isBusy ? LATER : kind === 'auth' ? CREDENTIALS : LOOK;
  return new Problem(isBusy ? 503 : 502, code, text.en, [{ code, severity: 'error', message: text, remedy, facts }]);
}
