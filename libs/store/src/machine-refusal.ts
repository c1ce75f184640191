import { DiagnosticError, type Text } from '@belegfluss/sdk';

interface Refusal {
  pattern: RegExp;
  code: string;
  message: Text;
  remedy: Text;
}

const REFUSALS: Refusal[] = [
  {
    pattern: /ENOSPC|No space left|could not write|disk full/i,
    code: 'database.disk_full',
    message: { de: 'Der Datenträger ist voll.', en: 'The disk is full.' },
    remedy: { de: 'Geben Sie Platz frei und starten Sie erneut.', en: 'Free some space and start again.' },
  },
  {
    // A folder that cannot be made is missing where its disk may only be read.
    pattern: /EACCES|EPERM|EROFS|(ENOENT|ENOTDIR|EEXIST).*mkdir|Permission denied/i,
    code: 'database.no_right',
    message: { de: 'Der Zustandsordner darf nicht beschrieben werden.', en: 'The state folder may not be written.' },
    remedy: {
      de: 'Starten Sie in einem Ordner, der Ihnen gehört, oder setzen Sie BELEGFLUSS_STATE auf einen solchen.',
      en: 'Start in a folder that belongs to you, or set BELEGFLUSS_STATE to one.',
    },
  },
];

/** The one clear sentence for what the machine refused, by what was said of it; `undefined` where it is something else. */
export function machineRefusal(said: string, cause: unknown): DiagnosticError | undefined {
  const known = REFUSALS.find(({ pattern }) => pattern.test(said));
  if (!known) return undefined;
  const { code, message, remedy } = known;
  return new DiagnosticError({ code, severity: 'error', message, remedy }, { cause });
}
