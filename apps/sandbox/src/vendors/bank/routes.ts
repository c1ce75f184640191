import type { VendorAnswer, VendorFace, VendorRequest } from '../../gateway/vendor-face.ts';
import type { Settings } from '../../settings.ts';
import { fileNameOf, type Statements } from './statements.ts';

const PAGE = 50;

/** A bank that offers its statements over HTTP. */
export function bankFace(statements: Statements, settings: () => Settings['bank']): VendorFace {
  return {
    vendor: 'bank',
    routes: [
      { method: 'GET', path: '/statements', name: 'statements.list', handle: (request) => list(statements, request) },
      {
        method: 'GET',
        path: '/statements/:id',
        name: 'statements.download',
        handle: (request) => download(statements, request),
      },
    ],
    admit: (request) =>
      request.headers['authorization'] === `Bearer ${settings().token}` ? undefined : refusal(401, 'unauthorized'),
    tooMany: (seconds) => ({ ...refusal(429, 'too_many_requests'), headers: { 'retry-after': String(seconds) } }),
    failure: (status) => refusal(status, 'unavailable'),
  };
}

function list(statements: Statements, request: VendorRequest): VendorAnswer {
  const since = request.query.get('since');
  const cursor = Number(request.query.get('cursor') ?? 0);
  if (since !== null && Number.isNaN(Date.parse(since))) return refusal(400, 'since_is_no_time');
  if (!Number.isInteger(cursor) || cursor < 0) return refusal(400, 'cursor_is_unknown');
  const found = statements
    .all()
    .filter((statement) => since === null || Date.parse(statement.createdAt) >= Date.parse(since));
  const page = found.slice(cursor, cursor + PAGE).map((statement) => ({
    id: statement.id,
    fileName: fileNameOf(statement),
    createdAt: statement.createdAt,
    account: statement.account.iban,
  }));
  const next = cursor + PAGE < found.length ? String(cursor + PAGE) : null;
  return { status: 200, json: { statements: page, next } };
}

function download(statements: Statements, request: VendorRequest): VendorAnswer {
  const statement = statements.all().find((one) => one.id === request.params['id']);
  if (statement === undefined) return refusal(404, 'not_found');
  return { status: 200, bytes: Buffer.from(statements.xml(statement)), headers: { 'content-type': 'application/xml' } };
}

function refusal(status: number, error: string): VendorAnswer {
  return { status, json: { error } };
}
