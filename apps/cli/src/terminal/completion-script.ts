/** Shells that can complete. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type ShellName = (typeof SHELLS)[number];

interface Word {
  name: string;
  description: string;
}

/** What may stand as a value: one of these words, a flow of the pack in use, or anything. */
export type Values = readonly string[] | 'flow' | 'any';

export interface CompletedOption extends Word {
  /** Missing where it stands alone. */
  takes?: Values;
}

/** What may follow the words of `path`: verbs below it, its argument and options. */
export interface CompletedVerb {
  path: string[];
  verbs: Word[];
  argument: Values;
  options: CompletedOption[];
}

/** Prints the names of the flows in the pack of the working folder, or in that of the environment. */
const FLOWS =
  'find "${BELEGFLUSS_FLOWS:-.}" -maxdepth 1 -name "*.flow.yaml" -exec sed -n "s/^flow:[^a-z]*\\([a-z][a-z0-9_]*\\).*/\\1/p" {} + 2>/dev/null';

/** A script for the shell to read at its start; where nothing of ours fits, files are proposed. */
export function completionScript(shell: ShellName, verbs: readonly CompletedVerb[]): string {
  if (shell === 'fish') return fish(verbs);
  const cases = verbs.map(({ path, verbs: below, argument, options }) => {
    const words = [...below, ...options].map(({ name }) => name);
    const fixed = Array.isArray(argument) ? [...argument, ...words] : words;
    const flows = argument === 'flow' ? '" $(_belegfluss_flows)"' : '';
    return `    ${quoted(path.join(' '))}) words=${quoted(fixed.join(' '))}${flows} ;;`;
  });
  const values = verbs.flatMap(({ path, options }) =>
    options.flatMap(({ name, takes }) =>
      takes ? [`    ${quoted([...path, name].join(' '))}) ${valueWords(takes)} ;;`] : [],
    ),
  );
  // The words of verbs in front of the cursor, as far as they are known, choose the line.
  const body = [
    `_belegfluss_flows() { ${FLOWS}; }`,
    '_belegfluss() {',
    "  local path='' next words='' index",
    `  local known=${quoted(`|${verbs.map(({ path }) => path.join(' ')).join('|')}|`)}`,
    // zsh would take the colon of a slice of the list for a modifier.
    '  for ((index = 1; index < COMP_CWORD; index++)); do',
    '    next="${path:+$path }${COMP_WORDS[index]}"',
    '    case "$known" in *"|$next|"*) path="$next" ;; esac',
    '  done',
    '  case "$path" in',
    ...cases,
    '  esac',
    // Behind an option that takes a value stands that value.
    '  case "${path:+$path }${COMP_WORDS[COMP_CWORD-1]}" in',
    ...values,
    '  esac',
    '  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))',
    '}',
    'complete -o default -F _belegfluss belegfluss',
  ];
  const own = shell === 'zsh' ? ['#compdef belegfluss', 'autoload -U +X bashcompinit && bashcompinit'] : [];
  return [...own, ...body].join('\n');
}

/** Where anything may stand, nothing is proposed but files. */
function valueWords(takes: Values): string {
  if (takes === 'flow') return 'words="$(_belegfluss_flows)"';
  return `words=${quoted(takes === 'any' ? '' : takes.join(' '))}`;
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
        .map(({ name, description, takes }) => {
          const values = Array.isArray(takes) ? ` -x -a ${quoted(takes.join(' '))}` : '';
          return `${start} -l ${name.slice(2)}${values} -d ${quoted(description)}`;
        }),
    ];
  });
  return lines.join('\n');
}

/** Nothing in it is expanded by a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
