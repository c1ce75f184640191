import {
  reportHtml,
  reportPdf,
  validateInvoiceFile,
  type ReportSubject,
  type ValidatedFile,
} from '@belegfluss/documents';
import { Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { Api } from '../../openapi/api.decorator.ts';
import { businessNow } from '../../runtime/business-clock.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { RUNTIME } from '../../runtime/tokens.ts';
import { preferredType } from '../../web/preferred-type.ts';
import { DOCUMENT_TYPES } from '../../web/request-bodies.ts';
import { Problem } from '../problems/problem.ts';
import { DocumentValidationQuery } from './document-query.ts';
import { DocumentVerdict } from './document-shapes.ts';
import { ShapePipe } from '../shapes/shape.pipe.ts';

const ANSWERS = ['application/json', 'text/html', 'application/pdf'] as const;
/** The page holds texts of somebody else's file. */
const RUNS_NOTHING = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/** Validates e-invoices that people or programs hand in; nothing of them is kept. */
@Controller('api/v1/documents')
export class DocumentsController {
  readonly #runtime: Runtime;

  constructor(@Inject(RUNTIME) runtime: Runtime) {
    this.#runtime = runtime;
  }

  @Post('validate')
  @HttpCode(200)
  @Api({
    summary: 'Validates an e-invoice in UBL, CII or PDF; the report as JSON, HTML or PDF',
    takes: [...DOCUMENT_TYPES],
    answer: DocumentVerdict,
    media: [...ANSWERS],
  })
  async validate(
    @Query(new ShapePipe(DocumentValidationQuery)) query: Static<typeof DocumentValidationQuery>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const type = preferredType(request.headers.accept, ANSWERS);
    if (!type) throw new Problem(406, 'server.not_acceptable', `Reports come as ${ANSWERS.join(', ')}`);
    const { body } = request;
    if (!(body instanceof Uint8Array)) throw new Problem(400, 'server.body_missing', 'The body has to be the invoice');
    const validated = validateInvoiceFile(body, query.profile ? { profile: query.profile } : {});
    const checkedAt = (await businessNow(this.#runtime.db)).toISOString();
    const subject = { ...validated.about, ...(query.name ? { file: query.name } : {}), checkedAt };
    const language = query.language === 'en' ? 'en' : 'de';
    if (type === 'application/json') return void (await reply.type(type).send(verdictOf(validated, subject)));
    const { report } = validated;
    if (type === 'application/pdf')
      return void (await reply.type(type).send(Buffer.from(await reportPdf(report, subject, language))));
    await reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', RUNS_NOTHING)
      .send(reportHtml(report, subject, language));
  }
}

/** The same without the version in its address, for callers that only validate. */
@Controller('api/documents')
export class UnversionedDocumentsController extends DocumentsController {}

function verdictOf({ report }: ValidatedFile, subject: ReportSubject): DocumentVerdict {
  const count = (severity: string): number => report.findings.filter((one) => one.severity === severity).length;
  return { ...report, ...subject, errors: count('error'), warnings: count('warning') };
}
