import { existsSync, fstatSync } from 'node:fs';
import { isatty } from 'node:tty';
import { fileURLToPath } from 'node:url';

/** The languages in which the command speaks. */
export type Language = 'de' | 'en';

/** Everything that the command reads from its environment; flags win over it. */
export interface Settings {
  language: Language;
  /** Whether standard output and standard error may be coloured. */
  colour: { out: boolean; err: boolean };
  /** Whether standard output is a screen. */
  isScreen: boolean;
  /** Whether the call is one of a CI system. */
  isCi: boolean;
  /** Address of the server that the online verbs talk to. */
  serverUrl: string;
  token: string | undefined;
  user: string | undefined;
  password: string | undefined;
  /** Where `bank import` finds the database; the embedded one under `stateFolder` when missing. */
  databaseUrl: string | undefined;
  stateFolder: string;
  /** The master key, and the one before it while it is being changed; files of the state folder when missing. */
  masterKey: string | undefined;
  masterKeyBefore: string | undefined;
  /** Whether a person sits at the terminal and may be asked. */
  interactive: boolean;
  /** The flow pack in use: that of BELEGFLUSS_FLOWS, else the one in the working folder, else the shipped one. */
  packFolder: string;
  /** Name of the environment whose settings of connections `check` judges. */
  packEnvironment: string;
}

/** Variables as the operating system hands them over. */
export type Environment = Record<string, string | undefined>;
const SHIPPED_PACK = fileURLToPath(new URL('../../../flows/sales-to-invoice', import.meta.url));

/** Reads the settings of one call. */
export function readSettings(environment: Environment = process.env): Settings {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return {
    language: /^de\b|^de_/i.test(locale) ? 'de' : 'en',
    colour: { out: mayColour(environment, 1), err: mayColour(environment, 2) },
    isScreen: isTerminal(1),
    isCi: environment['CI'] === 'true',
    serverUrl: environment['BELEGFLUSS_URL'] || 'http://127.0.0.1:7400',
    token: environment['BELEGFLUSS_TOKEN'] || undefined,
    user: environment['BELEGFLUSS_USER'] || undefined,
    password: environment['BELEGFLUSS_PASSWORD'] || undefined,
    databaseUrl: environment['DATABASE_URL'] || undefined,
    stateFolder: environment['BELEGFLUSS_STATE'] || '.belegfluss',
    masterKey: environment['BELEGFLUSS_KEY'] || undefined,
    masterKeyBefore: environment['BELEGFLUSS_KEY_BEFORE'] || undefined,
    interactive: isTerminal(2) && isTerminal(0),
    packFolder: environment['BELEGFLUSS_FLOWS'] || (existsSync('pack.yaml') ? '.' : SHIPPED_PACK),
    packEnvironment: environment['BELEGFLUSS_ENVIRONMENT'] || 'production',
  };
}

/** What was named, or the pack in use where nothing was. */
export function pathsOrPack(paths: readonly string[], { packFolder }: Settings): readonly string[] {
  return paths.length > 0 ? paths : [packFolder];
}

/** Asked of the system: files and pipes need nothing that knows terminals, and a stream that nobody writes to need not be made. */
function isTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && isatty(descriptor);
  } catch {
    // It has been closed.
    return false;
  }
}

/** NO_COLOR wins over FORCE_COLOR, both win over the kind of terminal. */
function mayColour(environment: Environment, descriptor: number): boolean {
  if (environment['NO_COLOR']) return false;
  return environment['FORCE_COLOR'] ? true : environment['TERM'] !== 'dumb' && isTerminal(descriptor);
}

/** What processes that we start find in their environment. */
export function inheritedEnvironment(environment: Environment = process.env): Environment {
  return { ...environment };
}
