import type { JsonClient } from './http-json.ts';

interface Question {
  id: string;
  kind: string;
  state: string;
  options: {
    value: string;
    fields?: { name: string; required: boolean; suggestion?: string; choices?: { value: string }[] }[];
  }[];
}

/** What the owners of the demo company answer, by kind of question. */
const ANSWERS: Record<string, (question: Question) => { option: string; fields: Record<string, string> }> = {
  'party.possible_duplicate': () => ({ option: 'new', fields: {} }),
  'mapping.missing_row': () => ({
    option: 'add_row',
    fields: {
      revenue_account_skr03: '8400',
      revenue_account_skr04: '4400',
      tax_rate: '19.00',
      cost_centre: '0400',
      unit: 'DAY',
    },
  }),
  'bank.unmatched_payment': () => ({
    option: 'ignore',
    fields: { reason: 'Irrläufer, wird von der Bank zurückgeholt' },
  }),
};

/** The clarification inbox as the play sees it: it answers over REST, as people would. */
export class OpenQuestions {
  readonly #server: JsonClient;
  readonly #leave: readonly string[];
  readonly #onAnswer: (kind: string) => void;

  /** Questions of the kinds in `leave` are left for a person. */
  constructor(server: JsonClient, leave: readonly string[], onAnswer: (kind: string) => void) {
    this.#server = server;
    this.#leave = leave;
    this.#onAnswer = onAnswer;
  }

  /** Answers what the play knows an answer to; gives back how many it answered. */
  async answerAll(): Promise<number> {
    const { questions } = await this.#server.get<{ questions: Question[] }>('/api/v1/questions?state=open');
    let answered = 0;
    for (const question of questions.filter(({ kind }) => !this.#leave.includes(kind))) {
      const answer = ANSWERS[question.kind]?.(question);
      if (!answer) throw new Error(`the play has no answer to a question of the kind ${question.kind}`);
      await this.#server.post(`/api/v1/questions/${question.id}/answer`, answer);
      this.#onAnswer(question.kind);
      answered += 1;
    }
    return answered;
  }

  /** Every question of the play and whether it was answered. */
  async all(): Promise<{ kind: string; answered: boolean }[]> {
    const { questions } = await this.#server.get<{ questions: Question[] }>('/api/v1/questions');
    return questions.map(({ kind, state }) => ({ kind, answered: state === 'answered' }));
  }
}
