import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import type {
  AnswerBody,
  CaseRow,
  DeliveryDeedBody,
  QuestionRow,
  ReplayWishBody,
  RunDetail,
  SelectionBody,
  StreamMessage,
} from '../src/api/schema.ts';
import { fixtureCases } from './fixture-cases.ts';
import { fixtureConnections, type FixtureConnections } from './fixture-connections.ts';
import { fixtureDeliveries, type FixtureDeliveries } from './fixture-deliveries.ts';
import { fixtureFlows, type FixtureFlows } from './fixture-flows.ts';
import { fixtureCsv, fixturePdf, fixtureXml } from './fixture-files.ts';
import { fixtureChildren, fixtureLargeRun, fixtureSteps } from './fixture-large-run.ts';
import { fixtureQuestions } from './fixture-questions.ts';
import {
  fixtureReplayPreview,
  fixtureRunDetail,
  fixtureRuns,
  fixtureRunTest,
  fixtureSelection,
  runList,
} from './fixture-runs.ts';
import { fixtureVouchers } from './fixture-vouchers.ts';

/** The Content-Security-Policy under which the console has to work. */
export const contentSecurityPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "frame-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

const mediaTypes: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
};
const stageNames = ['reported', 'paid', 'booked', 'invoiced', 'signed', 'won'] as const;

/** A running stand-in for the server: the REST interface in memory, the built console, and handles to change things. */
export interface FixtureServer {
  url: string;
  cases: CaseRow[];
  answers: { id: string; body: AnswerBody }[];
  flows: FixtureFlows;
  questions: QuestionRow[];
  /** Secrets that were put in. */
  sealed: FixtureConnections['sealed'];
  /** What was decided about deliveries. */
  decided: FixtureDeliveries['deeds'];
  /** What was done with runs. */
  deeds: { id: string; verb: string; body: unknown }[];
  /** Tells every console that listens. */
  announce: (message: StreamMessage) => void;
  /** Cuts all streams, as a restart of the server would. */
  cutStreams: () => void;
  /** While true, lists of cases fail. */
  failCases: (failing: boolean) => void;
  close: () => Promise<void>;
}

/** Starts the stand-in on a free port; the only account is `admin` with the password `richtig` and these roles. */
export async function startFixtureServer(dist: URL, roles: string[]): Promise<FixtureServer> {
  const cases = fixtureCases();
  const questions = fixtureQuestions();
  const answers: FixtureServer['answers'] = [];
  const flows = fixtureFlows();
  const connections = fixtureConnections();
  const deliveries = fixtureDeliveries();
  const deeds: FixtureServer['deeds'] = [];
  const streams = new Set<ServerResponse>();
  let failing = false;

  const announce = (message: StreamMessage) => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(message)}\n\n`);
  };
  const api = async (request: IncomingMessage, response: ServerResponse, path: string, query: URLSearchParams) => {
    const [, room = '', id = '', verb = ''] = path.split('/');
    if (room === 'session') return session(request, response, roles);
    if (!request.headers.cookie?.includes('session=1')) return problem(response, 401, 'session.missing');
    if (room === 'stream') return openStream(response, streams);
    if (room === 'files') return sendFile(response, id, query.get('name') ?? '');
    if (room === 'system')
      return json(response, {
        version: '0.1.0',
        environment: 'sandbox',
        demo: true,
        businessTime: '2026-10-12T07:30:00Z',
        seller: 'Nordlicht Systeme GmbH',
      });
    if (room === 'flows' || room === 'flow-schema') {
      const body = request.method === 'GET' ? undefined : await readJson(request);
      const { status, answer } = flows.answer(request.method ?? 'GET', path, body);
      response.writeHead(status, { 'content-type': 'application/json' });
      return void response.end(answer === undefined ? '' : JSON.stringify(answer));
    }
    if (room === 'connections') {
      const answer = connections.answer(id, verb, request.method === 'GET' ? undefined : await readJson(request));
      return answer === undefined ? void response.writeHead(204).end() : json(response, answer);
    }
    if (room === 'refused-deliveries') {
      if (request.method === 'GET') return json(response, deliveries.list(query));
      return json(response, deliveries.decide(id, (await readJson(request)) as DeliveryDeedBody));
    }
    if (room === 'cases' && failing) return problem(response, 503, 'store.unavailable');
    if (room === 'cases' && id === '') return json(response, caseList(cases, query));
    if (room === 'runs' && id === '') {
      const { runs, next } = runList(cases, query);
      // What was done to all that failed leaves none of them.
      const isDone = deeds.some(({ verb: done }) => done === 'selection');
      return json(response, { runs: runs.filter(({ state }) => !(isDone && state === 'dead')), next });
    }
    if (room === 'runs' && path.endsWith('/replay/preview')) {
      return json(response, fixtureReplayPreview((await readJson(request)) as ReplayWishBody));
    }
    const large = room === 'runs' && id === 'large' ? largeRun(cases) : undefined;
    if (large && verb === 'steps') return json(response, fixtureSteps(large, query));
    if (large && verb === 'children') return json(response, fixtureChildren(large.run, query));
    if (large) return json(response, fixtureLargeRun(large));
    if (room === 'runs' && verb === 'test') return json(response, fixtureRunTest(id));
    if (room === 'run-selections') {
      const body = await readJson(request);
      if (id === '') return json(response, fixtureSelection(cases, body as SelectionBody));
      deeds.push({ id, verb: 'selection', body });
      return json(response, { done: 1, refused: [{ code: 'run.not_dead', count: 1 }] });
    }
    if (room === 'runs' && request.method === 'POST') {
      deeds.push({ id, verb, body: await readJson(request) });
      return json(response, verb === 'replay' ? { runId: 'case-1-run-1' } : {});
    }
    if (room === 'questions' && verb === 'answer') {
      const body = (await readJson(request)) as AnswerBody;
      answers.push({ id, body });
      settle(questions, cases, id, body);
      announce({ topic: 'questions', id });
      return json(
        response,
        questions.find((one) => one.id === id),
      );
    }
    if (room === 'questions' && id === '')
      return json(response, { questions: questions.filter(({ state }) => state === 'open') });
    const found = lookUp(room, id, cases, questions);
    return found ? json(response, found) : problem(response, 404, 'rest.not_found');
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fixture');
    if (pathname.startsWith('/api/v1')) void api(request, response, pathname.slice('/api/v1'.length), searchParams);
    else void sendAsset(response, dist, pathname);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cutStreams = () => streams.forEach((stream) => stream.destroy());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cases,
    answers,
    flows,
    questions,
    sealed: connections.sealed,
    decided: deliveries.deeds,
    deeds,
    announce,
    cutStreams,
    failCases: (now) => {
      failing = now;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function session(request: IncomingMessage, response: ServerResponse, roles: string[]): Promise<void> {
  const user = { name: 'admin', roles };
  if (request.method === 'DELETE') {
    response.setHeader('set-cookie', 'session=; Path=/; Max-Age=0');
    response.writeHead(204).end();
    return;
  }
  if (request.method === 'POST') {
    const body = (await readJson(request)) as { password: string };
    if (body.password !== 'richtig') return problem(response, 401, 'session.wrong');
    response.setHeader('set-cookie', 'session=1; Path=/; HttpOnly; SameSite=Strict');
    response.writeHead(204).end();
    return;
  }
  if (!request.headers.cookie?.includes('session=1')) return problem(response, 401, 'session.missing');
  json(response, { user });
}

function caseList(cases: CaseRow[], query: URLSearchParams) {
  const search = (query.get('search') ?? '').toLowerCase();
  const stage = query.get('stage');
  const found = cases.filter(
    (row) =>
      `${row.customer?.name} ${row.deal.name} ${row.deal.key}`.toLowerCase().includes(search) &&
      (!stage || stageNames.find((name) => row.stages[name] !== null) === stage),
  );
  return { cases: found, total: found.length, next: null };
}

function largeRun(cases: CaseRow[]): RunDetail | undefined {
  const [run] = cases.flatMap(fixtureRuns);
  return run && fixtureRunDetail({ ...run, id: 'large' }, []);
}

function lookUp(room: string, id: string, cases: CaseRow[], questions: QuestionRow[]): unknown {
  if (room === 'questions') return questions.find((one) => one.id === id);
  const row = cases.find((one) => one.id === (room === 'runs' ? id.replace(/-run-\d+$/, '') : id));
  if (!row) return undefined;
  const runs = fixtureRuns(row);
  if (room === 'runs') {
    const run = runs.find((one) => one.id === id);
    return run && fixtureRunDetail(run, runs);
  }
  const waiting = questions.filter((one) => one.state === 'open' && one.caseIds.includes(id)).map((one) => one.id);
  return { case: row, vouchers: fixtureVouchers(row), runs, questions: waiting };
}

function settle(questions: QuestionRow[], cases: CaseRow[], id: string, body: AnswerBody): void {
  const question = questions.find((one) => one.id === id);
  if (!question) return;
  question.state = 'answered';
  question.answer = {
    option: body.option,
    fields: body.fields ?? {},
    answeredBy: 'admin',
    answeredAt: new Date().toISOString(),
  };
  for (const row of cases) if (question.caseIds.includes(row.id)) row.openQuestions = 0;
}

function openStream(response: ServerResponse, streams: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  streams.add(response);
  response.on('close', () => streams.delete(response));
}

function sendFile(response: ServerResponse, id: string, name: string): void {
  const kind = id.split('-')[0];
  const type = kind === 'pdf' ? 'application/pdf' : kind === 'xml' ? 'application/xml' : 'text/csv';
  response.writeHead(200, { 'content-type': type, 'x-content-type-options': 'nosniff' });
  response.end(kind === 'pdf' ? fixturePdf(name) : kind === 'xml' ? fixtureXml : fixtureCsv);
}

async function sendAsset(response: ServerResponse, dist: URL, pathname: string): Promise<void> {
  const isAsset = pathname.startsWith('/assets/') || extname(pathname) !== '';
  const content = await readFile(new URL(isAsset ? `.${pathname}` : './index.html', dist)).catch(() => undefined);
  if (!content) {
    response.writeHead(404).end();
    return;
  }
  const type = mediaTypes[isAsset ? extname(pathname) : '.html'] ?? 'application/octet-stream';
  response.writeHead(200, {
    'content-type': type,
    'content-security-policy': contentSecurityPolicy,
    'x-content-type-options': 'nosniff',
  });
  response.end(content);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

function json(response: ServerResponse, body: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function problem(response: ServerResponse, status: number, code: string): void {
  const body = { type: 'about:blank', title: code, status, detail: code, code };
  response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));
}
