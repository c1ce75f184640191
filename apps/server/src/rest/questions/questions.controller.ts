import { listRuns } from '@belegfluss/engine';
import { listQuestions, readQuestion, type ListedQuestion } from '@belegfluss/records';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { Static } from 'typebox';
import { demandRole } from '../../auth/roles.ts';
import type { SignedInRequest } from '../../auth/sign-in.guard.ts';
import { Api } from '../../openapi/api.decorator.ts';
import { businessNow } from '../../runtime/business-clock.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { Problem } from '../problems/problem.ts';
import { QuestionListQuery } from './question-query.ts';
import { AnswerBody, QuestionList, QuestionRow } from './question-shapes.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

/** The clarification inbox. */
@Controller('api/v1/questions')
export class QuestionsController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get()
  @Api({ summary: 'Questions, the oldest first', answer: QuestionList })
  async list(
    @Query(new ShapePipe(QuestionListQuery)) { state }: Static<typeof QuestionListQuery>,
  ): Promise<Static<typeof QuestionList>> {
    const questions = await listQuestions(this.#runtime.db, state ? { state } : {});
    return { questions: await this.#rows(questions) };
  }

  @Get(':id')
  @Api({ summary: 'One question', answer: QuestionRow })
  async show(@Param('id') id: string): Promise<QuestionRow> {
    const [row] = await this.#rows([await this.#find(id)]);
    if (!row) throw unknown();
    return row;
  }

  @Post(':id/answer')
  @HttpCode(204)
  @Api({ summary: 'Answers a question and wakes the runs that waited for it' })
  async answer(
    @Param('id') id: string,
    @Body(new ShapePipe(AnswerBody)) body: Static<typeof AnswerBody>,
    @Req() request: SignedInRequest,
  ): Promise<void> {
    const question = await this.#find(id);
    demandRole(request.person, [question.owner]);
    const at = await businessNow(this.#runtime.db);
    await this.#runtime.engine.answer(id, {
      option: body.option,
      fields: body.fields ?? {},
      by: request.person.name,
      at,
    });
  }

  async #find(id: string): Promise<ListedQuestion> {
    const question = await readQuestion(this.#runtime.db, id);
    if (!question) throw unknown();
    return question;
  }

  async #rows(questions: ListedQuestion[]): Promise<QuestionRow[]> {
    const runIds = [...new Set(questions.flatMap(({ waiters }) => waiters.map(({ runId }) => runId)))];
    const runs = runIds.length > 0 ? await listRuns(this.#runtime.db, { ids: runIds, limit: runIds.length }) : [];
    const casesOf = new Map(runs.map((run) => [run.id, run.caseIds]));
    return questions.map(({ waiters, openedAt, dueAt, subject: _subject, closedAt: _closedAt, ...question }) => {
      const ids = [...new Set(waiters.map(({ runId }) => runId))];
      return {
        ...question,
        runIds: ids,
        caseIds: [...new Set(ids.flatMap((id) => casesOf.get(id) ?? []))],
        openedAt: openedAt.toISOString(),
        dueAt: dueAt?.toISOString() ?? null,
      };
    });
  }
}

function unknown(): Problem {
  return new Problem(404, 'question.unknown', 'There is no question with this id');
}
