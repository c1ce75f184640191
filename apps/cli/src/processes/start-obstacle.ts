import { DiagnosticError, type Text } from '@belegfluss/sdk';

interface Obstacle {
  pattern: RegExp;
  code: string;
  message: Text;
  remedy: Text;
}

const OBSTACLES: Obstacle[] = [
  {
    pattern: /ENOSPC|No space left on device/i,
    code: 'database.disk_full',
    message: { de: 'Der Datenträger ist voll.', en: 'The disk is full.' },
    remedy: { de: 'Geben Sie Platz frei und starten Sie erneut.', en: 'Free some space and start again.' },
  },
  {
    pattern: /EACCES|EPERM|EROFS/,
    code: 'database.no_right',
    message: { de: 'Der Zustandsordner darf nicht beschrieben werden.', en: 'The state folder may not be written.' },
    remedy: {
      de: 'Starten Sie in einem Ordner, der Ihnen gehört, oder setzen Sie BELEGFLUSS_STATE auf einen solchen.',
      en: 'Start in a folder that belongs to you, or set BELEGFLUSS_STATE to one.',
    },
  },
];

/** The one clear sentence for what the machine refused at the start, whichever part met it; any other error as it is. */
export function startObstacle(error: unknown): unknown {
  if (error instanceof DiagnosticError || !(error instanceof Error)) return error;
  const known = OBSTACLES.find(({ pattern }) => pattern.test(error.message));
  if (!known) return error;
  const { code, message, remedy } = known;
  return new DiagnosticError({ code, severity: 'error', message, remedy }, { cause: error });
}
