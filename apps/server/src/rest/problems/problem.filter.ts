import { isOutage } from '@belegfluss/engine';
import { ConnectorError, DiagnosticError } from '@belegfluss/sdk';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'winston';
import { Problem } from './problem.ts';
import { systemProblem } from './system-problem.ts';

const STATUS_BY_CODE: Record<string, number> = {
  'access.wrong_credentials': 401,
  'access.too_many_attempts': 429,
  'deployment.already_planned': 409,
  'deployment.conflict': 409,
  'deployment.not_planned': 404,
  'deployment.unknown_flow': 404,
  'deployment.unknown_version': 404,
  'dry_run.unknown_flow': 404,
  'dry_run.unknown_run': 404,
  'plan.base_moved': 409,
  'plan.no_sync': 404,
  'plan.not_open': 409,
  'plan.unknown': 404,
  'question.unknown': 404,
  'question.already_answered': 409,
  'question.withdrawn': 409,
  'run.not_dead': 409,
  'run.undone': 409,
  'run.not_ended': 409,
  'run.ended_already': 409,
  'run.selection_gone': 409,
  'run.unknown': 404,
};

const DATABASE_BACK_SECONDS = 5;

const CODE_BY_STATUS: Record<number, string> = { 404: 'server.not_found' };

/** Turns whatever a route throws into problem+json; what nobody foresaw says nothing about our inside. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    sendProblem(reply, this.#problemOf(error));
  }

  #problemOf(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof DiagnosticError) {
      const [first] = error.diagnostics;
      const code = first?.code ?? 'server.refused';
      return new Problem(STATUS_BY_CODE[code] ?? 422, code, first?.message.en ?? error.message, error.diagnostics);
    }
    const status = statusOf(error);
    if (status !== undefined)
      return new Problem(status, CODE_BY_STATUS[status] ?? 'server.bad_request', (error as Error).message);
    this.#log.error('request', { error });
    if (error instanceof ConnectorError) return systemProblem(error);
    if (isOutage(error)) return new Problem(503, 'server.database_unavailable', 'The database is away or busy');
    return new Problem(500, 'server.unexpected', 'Something went wrong on our side; the log has the details');
  }
}

/** Answers with a problem (RFC 9457), and with the time to come again where it has one. */
export function sendProblem(reply: FastifyReply, { status, code, message, diagnostics }: Problem): void {
  const wait = diagnostics[0]?.facts?.['retryAfterSeconds'] ?? (status === 503 ? DATABASE_BACK_SECONDS : undefined);
  if (wait !== undefined) void reply.header('retry-after', String(wait));
  void reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: code, status, detail: message, code, diagnostics }));
}

/** Status of a refusal by Nest or Fastify; `undefined` for everything that is our fault. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: number } | undefined)?.statusCode;
  return status !== undefined && status < 500 ? status : undefined;
}
