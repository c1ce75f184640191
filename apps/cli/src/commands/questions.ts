import type { Command } from 'commander';
import type { Outcome, Registry, Shell } from '../command.ts';
import { wrongUse } from '../command-error.ts';
import type { QuestionRow } from '../rest/answers.ts';
import { online, serverOf } from '../rest/online.ts';
import type { ServerApi } from '../rest/server-api.ts';
import { columns } from '../terminal/tables/columns.ts';
import { questionText } from '../terminal/words/question-text.ts';
import { stateWords } from '../terminal/words/state-words.ts';

const NOTHING_OPEN = { de: 'Keine Frage ist offen.', en: 'No question is open.' };

/** `questions`: what waits for a person; `questions show` one with its options; `questions answer` decides it. */
export function questions(registry: Registry): void {
  const { program, say, perform } = registry;
  const id = say({ de: 'Kennung der Frage', en: 'id of the question' });
  const list = online(program.command('questions'), registry)
    .description(say({ de: 'zeigt offene Fragen', en: 'lists open questions' }))
    .option('--all', say({ de: 'auch beantwortete und zurückgezogene', en: 'answered and withdrawn ones, too' }))
    .action(({ all }: { all?: boolean }, command: Command) =>
      perform((shell) => listQuestions(shell, serverOf(shell, command), all ?? false)),
    );
  list
    .command('show')
    .description(say({ de: 'zeigt eine Frage mit ihren Antworten', en: 'shows a question with its options' }))
    .argument('<id>', id)
    .action((questionId: string, _options: object, command: Command) =>
      perform((shell) => showQuestion(shell, serverOf(shell, command), questionId)),
    );
  list
    .command('answer')
    .description(say({ de: 'beantwortet eine Frage', en: 'answers a question' }))
    .argument('<id>', id)
    .argument('<option>', say({ de: 'die gewählte Antwort', en: 'the option that is chosen' }))
    .option('--field <name=value...>', say({ de: 'ein Feld der Antwort', en: 'a field of the answer' }))
    .action((questionId: string, option: string, { field = [] }: { field?: string[] }, command: Command) =>
      perform(async (shell) =>
        answer(shell, serverOf(shell, command), questionId, { option, fields: readFields(field) }),
      ),
    );
}

async function listQuestions({ say }: Shell, api: ServerApi, all: boolean): Promise<Outcome> {
  const { questions: rows } = await api.get<{ questions: QuestionRow[] }>('/questions', {
    state: all ? undefined : 'open',
  });
  if (rows.length === 0) {
    const none = all ? { de: 'Es gibt keine Fragen.', en: 'There are no questions.' } : NOTHING_OPEN;
    return { exitCode: 0, data: { questions: rows }, text: say(none) };
  }
  const headings = [
    { de: 'Frage', en: 'Question' },
    { de: 'Art', en: 'Kind' },
    { de: 'zuständig', en: 'Owner' },
    { de: 'Zustand', en: 'State' },
    { de: 'Worum es geht', en: 'What it is about' },
  ].map(say);
  const cells = rows.map((row) => [row.id, row.kind, row.owner, say(stateWords(row.state)), say(row.title)]);
  return { exitCode: 0, data: { questions: rows }, text: columns(headings, cells) };
}

async function showQuestion({ say }: Shell, api: ServerApi, id: string): Promise<Outcome> {
  const question = await api.get<QuestionRow>(`/questions/${encodeURIComponent(id)}`);
  return { exitCode: 0, data: { question }, text: questionText(question, say) };
}

async function answer(
  { say }: Shell,
  api: ServerApi,
  id: string,
  given: { option: string; fields: Record<string, string> },
): Promise<Outcome> {
  await api.post(`/questions/${encodeURIComponent(id)}/answer`, given);
  const text = say({
    de: 'Beantwortet; was darauf wartete, läuft weiter.',
    en: 'Answered; what waited for it goes on.',
  });
  return { exitCode: 0, data: { questionId: id, answer: given }, text };
}

/** Throws CommandError `cli.usage` for a field without a name or a value. */
function readFields(given: string[]): Record<string, string> {
  const pairs = given.map((text) => {
    const [name, value] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
    if (text.indexOf('=') > 0) return [name, value] as const;
    throw wrongUse(
      { de: `„${text}“ ist kein Feld mit einem Wert.`, en: `"${text}" is no field with a value.` },
      { de: 'Schreiben Sie --field name=wert.', en: 'Write --field name=value.' },
    );
  });
  return Object.fromEntries(pairs);
}
