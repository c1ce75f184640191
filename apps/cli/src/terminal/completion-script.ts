/** Shells that can complete. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type ShellName = (typeof SHELLS)[number];

interface Word {
  name: string;
  description: string;
}

/** What may follow the words of `path`: verbs below it and options. */
export interface CompletedVerb {
  path: string[];
  verbs: Word[];
  options: Word[];
}

/** A script for the shell to read at its start; where nothing of ours fits, files are proposed. */
export function completionScript(shell: ShellName, verbs: readonly CompletedVerb[]): string {
  if (shell === 'fish') return fish(verbs);
  const cases = verbs.map(({ path, verbs: below, options }) => {
    const words = [...below, ...options].map(({ name }) => name);
    return `    ${quoted(path.join(' '))}) words=${quoted(words.join(' '))} ;;`;
  });
  // The words of verbs in front of the cursor, as far as they are known, choose the line.
  const body = [
    '_belegfluss() {',
    "  local path='' next word words=''",
    `  local known=${quoted(`|${verbs.map(({ path }) => path.join(' ')).join('|')}|`)}`,
    '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
    '    next="${path:+$path }$word"',
    '    case "$known" in *"|$next|"*) path="$next" ;; esac',
    '  done',
    '  case "$path" in',
    ...cases,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))',
    '}',
    'complete -o default -F _belegfluss belegfluss',
  ];
  const own = shell === 'zsh' ? ['#compdef belegfluss', 'autoload -U +X bashcompinit && bashcompinit'] : [];
  return [...own, ...body].join('\n');
}

function fish(verbs: readonly CompletedVerb[]): string {
  const lines = verbs.flatMap(({ path, verbs: below, options }) => {
    const before = path.map((verb) => `__fish_seen_subcommand_from ${verb}`);
    const none = below.length > 0 ? [`not __fish_seen_subcommand_from ${below.map(({ name }) => name).join(' ')}`] : [];
    const condition = [...before, ...none].join('; and ');
    const start = `complete -c belegfluss${condition ? ` -n ${quoted(condition)}` : ''}`;
    return [
      ...below.map(({ name, description }) => `${start} -a ${quoted(name)} -d ${quoted(description)}`),
      ...options
        .filter(({ name }) => name.startsWith('--'))
        .map(({ name, description }) => `${start} -l ${name.slice(2)} -d ${quoted(description)}`),
    ];
  });
  return lines.join('\n');
}

/** Nothing in it is expanded by a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
