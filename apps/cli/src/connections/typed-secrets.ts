import { text } from 'node:stream/consumers';
import type { Shell } from '../command.ts';
import { wrongUse, type CommandError } from '../command-error.ts';
import type { ConnectionRow } from '../rest/answers.ts';
import { hiddenLine } from '../terminal/hidden-input.ts';

/**
 * The secrets of a connection as somebody types them at the terminal, where an empty one stays what it is, or the one that
 * standard input holds. Never from the arguments: other people of the machine see those, and shells keep them.
 * Throws CommandError `cli.usage` where nothing is given, or nobody knows for which field.
 */
export async function typedSecrets(
  shell: Shell,
  { name, secrets }: ConnectionRow,
  field: string | undefined,
): Promise<Record<string, string>> {
  const known = secrets.map((secret) => secret.field);
  if (known.length === 0 || (field !== undefined && !known.includes(field))) throw noSuchSecret(name, known);
  const fields = field === undefined ? known : [field];
  const given = shell.settings.interactive ? await askEach(shell, name, fields) : [[theOnly(fields), await piped()]];
  const filled = given.filter(([, secret]) => secret !== '');
  if (filled.length === 0) throw nothingGiven();
  return Object.fromEntries(filled) as Record<string, string>;
}

async function askEach({ say }: Shell, name: string, fields: readonly string[]): Promise<string[][]> {
  const given: string[][] = [];
  for (const field of fields) {
    process.stderr.write(
      say({ de: `${name}, ${field} (wird nicht gezeigt): `, en: `${name}, ${field} (is not shown): ` }),
    );
    given.push([field, await hiddenLine(process.stdin, () => process.kill(process.pid, 'SIGINT'))]);
    process.stderr.write('\n');
  }
  return given;
}

/** Without the end of line that most programs write behind what they print. */
async function piped(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, '');
}

function theOnly(fields: readonly string[]): string {
  const [field, ...others] = fields;
  if (field !== undefined && others.length === 0) return field;
  throw wrongUse(
    {
      de: 'Die Standardeingabe enthält ein Geheimnis, und nichts sagt, für welches Feld.',
      en: 'Standard input holds one secret, and nothing says for which field.',
    },
    { de: `Nennen Sie das Feld: ${fields.join(', ')}.`, en: `Name the field: ${fields.join(', ')}.` },
  );
}

/** The word itself is not repeated: it may be the secret. */
function noSuchSecret(name: string, known: readonly string[]): CommandError {
  const names = known.join(', ');
  return wrongUse(
    { de: `Die Verbindung „${name}“ hat kein solches Geheimnis.`, en: `The connection "${name}" has no such secret.` },
    known.length === 0
      ? { de: 'Sie braucht keine.', en: 'It needs none.' }
      : { de: `Sie hat diese: ${names}.`, en: `It has these: ${names}.` },
  );
}

function nothingGiven(): CommandError {
  return wrongUse(
    { de: 'Nichts wurde eingegeben, nichts geändert.', en: 'Nothing was entered, and nothing changed.' },
    {
      de: 'Tippen Sie es am Terminal, oder geben Sie es über die Standardeingabe: … < DATEI.',
      en: 'Type it at the terminal, or hand it over on standard input: … < FILE.',
    },
  );
}
