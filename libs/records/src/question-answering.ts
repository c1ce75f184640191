import { DiagnosticError, type Answer } from '@belegfluss/sdk';
import { isId, type Sql, storableJson } from '@belegfluss/store';
import { checkAnswer } from './answer-check.ts';
import { QUESTION_COLUMNS, type Question, type Waiter } from './question.ts';

/** What a person decided, and when (business time). */
export interface GivenAnswer {
  option: string;
  fields: Record<string, string>;
  /** The person's sign-in name. */
  by: string;
  at: Date;
}

/**
 * Answers an open question and names the steps to wake. Of two answers at once exactly one wins.
 * Throws DiagnosticError `question.unknown`, `question.already_answered`, `question.withdrawn` or
 * `question.invalid_answer` (with the field in `path`).
 */
export async function answerQuestion(
  tx: Sql,
  id: string,
  given: GivenAnswer,
): Promise<{ question: Question; waiters: Waiter[] }> {
  const question = await lockOpen(tx, id);
  const findings = checkAnswer(question.options, given);
  if (findings.length > 0) throw new DiagnosticError(findings);

  const answer: Answer = {
    option: given.option,
    fields: given.fields,
    answeredBy: given.by,
    answeredAt: given.at.toISOString(),
  };
  const [answered] = await tx.query<Question>(
    `update question set state = 'answered', answer = $2, closed_at = $3 where id = $1 returning ${QUESTION_COLUMNS}`,
    [id, storableJson(answer), given.at],
  );
  return { question: answered ?? question, waiters: await waitersOf(tx, id) };
}

/** Takes an open question back because nobody needs the answer any more, and names the steps that waited. Throws like `answerQuestion`. */
export async function withdrawQuestion(tx: Sql, id: string, at: Date): Promise<{ waiters: Waiter[] }> {
  await lockOpen(tx, id);
  await tx.query(`update question set state = 'withdrawn', closed_at = $2 where id = $1`, [id, at]);
  return { waiters: await waitersOf(tx, id) };
}

async function lockOpen(tx: Sql, id: string): Promise<Question> {
  const [question] = isId(id)
    ? await tx.query<Question>(`select ${QUESTION_COLUMNS} from question where id = $1 for update`, [id])
    : [];
  if (!question) throw unknownQuestion();
  if (question.state === 'answered') throw alreadyAnswered(question);
  if (question.state === 'withdrawn') throw withdrawn();
  return question;
}

function waitersOf(tx: Sql, id: string): Promise<Waiter[]> {
  return tx.query<Waiter>(
    `select run_id as "runId", step_path as step from question_waiter where question_id = $1 order by run_id, step_path`,
    [id],
  );
}

function unknownQuestion(): DiagnosticError {
  return new DiagnosticError({
    code: 'question.unknown',
    severity: 'error',
    message: { de: 'Diese Frage gibt es nicht.', en: 'This question does not exist.' },
    remedy: { de: 'Laden Sie die Liste der offenen Fragen neu.', en: 'Load the list of open questions again.' },
  });
}

function alreadyAnswered(question: Question): DiagnosticError {
  return new DiagnosticError({
    code: 'question.already_answered',
    severity: 'error',
    message: { de: 'Diese Frage ist schon beantwortet.', en: 'This question is answered already.' },
    remedy: { de: 'Sehen Sie die gegebene Antwort an; sie gilt.', en: 'Look at the answer that was given; it counts.' },
    facts: { option: question.answer?.option, answeredAt: question.answer?.answeredAt },
  });
}

function withdrawn(): DiagnosticError {
  return new DiagnosticError({
    code: 'question.withdrawn',
    severity: 'error',
    message: { de: 'Diese Frage wurde zurückgezogen.', en: 'This question was withdrawn.' },
    remedy: {
      de: 'Nichts zu tun: Niemand wartet mehr auf eine Antwort.',
      en: 'Nothing to do: nobody waits for an answer any more.',
    },
  });
}
