import { listCases, readCase, type FileUrl } from '@belegfluss/billing';
import { listRuns, openQuestionsByCase } from '@belegfluss/engine';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import type { Static } from 'typebox';
import { Api } from '../../openapi/api.decorator.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { Problem } from '../problems/problem.ts';
import { CaseListQuery } from './case-query.ts';
import { runRow } from '../runs/run-row.ts';
import { CaseDetail, CaseList } from './case-shapes.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

const PAGE = 100;
const fileUrl: FileUrl = ({ sha256, name }) => `/api/v1/files/${sha256}?name=${encodeURIComponent(name)}`;

/** Cases (Vorgänge) and one case as a document chain. */
@Controller('api/v1/cases')
export class CasesController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Get()
  @Api({ summary: 'Cases, the last changed first, a page at a time', answer: CaseList })
  async list(
    @Query(new ShapePipe(CaseListQuery)) query: Static<typeof CaseListQuery>,
  ): Promise<Static<typeof CaseList>> {
    const { db } = this.#runtime;
    const { cases, total, next } = await listCases(db, { ...query, limit: PAGE });
    const questions = await openQuestionsByCase(
      db,
      cases.map(({ id }) => id),
    );
    return { cases: cases.map((row) => ({ ...row, openQuestions: questions.get(row.id)?.length ?? 0 })), total, next };
  }

  @Get(':id')
  @Api({ summary: 'A case with its documents, runs and open questions', answer: CaseDetail })
  async show(@Param('id') id: string): Promise<CaseDetail> {
    const { db, engine } = this.#runtime;
    const found = await readCase(db, id, fileUrl);
    if (!found) throw new Problem(404, 'case.unknown', 'There is no case with this id');
    const questions = (await openQuestionsByCase(db, [id])).get(id) ?? [];
    const runs = await listRuns(db, { caseId: id });
    const titles = engine.titles();
    return {
      case: { ...found.case, openQuestions: questions.length },
      vouchers: found.vouchers,
      runs: runs.map((run) => runRow(run, titles)),
      questions,
    };
  }
}
