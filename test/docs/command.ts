import { main } from '@belegfluss/cli';

/** How one call of `belegfluss` ended, and what it printed. */
export interface Called {
  exitCode: number;
  out: string;
  err: string;
}

/** Calls `belegfluss` in this process, in English. */
export async function call(argv: readonly string[]): Promise<Called> {
  const printed = { out: '', err: '' };
  const terminal = {
    out: (text: string) => void (printed.out += text),
    err: (text: string) => void (printed.err += text),
  };
  const exitCode = await main(argv.includes('--lang') ? [...argv] : ['--lang', 'en', ...argv], terminal);
  return { exitCode, ...printed };
}

/** A verb as its help describes it. */
export interface Verb {
  /** `runs show` */
  path: string;
  options: string[];
}

/** Options that every verb with a server has; the reference names them once. */
const ONLINE = ['--server', '--token'];

/** All verbs with their own options, found through the help. */
export async function verbs(path: readonly string[] = []): Promise<Verb[]> {
  const { out } = await call([...path, '--help']);
  const names = [...(out.split('\nCommands:\n')[1] ?? '').matchAll(/^ {2}([a-z]+)/gm)]
    .map((match) => match[1] ?? '')
    .filter((name) => name !== 'help');
  const below = (await Promise.all(names.map((name) => verbs([...path, name])))).flat();
  const options = optionsOf(out);
  // A verb that only gathers others (`bank`) has no option but its help.
  const acts = path.length > 0 && (names.length === 0 || options.length > 0);
  return [
    ...(acts ? [{ path: path.join(' '), options: options.filter((option) => !ONLINE.includes(option)) }] : []),
    ...below,
  ];
}

/** Words of a command line as a shell would split them; quotes keep words together. */
export function words(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'),
  );
}

/** Of the verb itself: those of the verbs above it come after them. */
function optionsOf(help: string): string[] {
  const [own = ''] = help.split('\nGlobal Options:\n');
  return [...own.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)]
    .map((match) => match[1] ?? '')
    .filter((option) => option !== '--help');
}
