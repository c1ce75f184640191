import { CommandError, wrongUse } from '../command-error.ts';
import { lost, notOurServer, otherVersion, refusal, unreachable } from './problem.ts';

const TIMEOUT_MS = 60_000;
/** The version of the interface that we speak; each answer names its own. */
const API_VERSION = '3';
/** Of what goes through many records while we wait. */
const SLOW_MS = 290_000;

/** Where the server is and as whom we come: a bearer token, or a name with its password. */
export interface Access {
  url: string;
  /** Whether this call alone names the address; what the environment names, the next call finds as well. */
  isNamed?: boolean;
  token: string | undefined;
  user: string | undefined;
  password: string | undefined;
}

/** One request below /api/v1. */
interface Asked {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: string;
  body?: unknown;
  timeoutMs?: number;
}

/** The server's REST interface; paths are relative to /api/v1. Each call throws CommandError when the server is not there or refuses. */
export interface ServerApi {
  get<T>(path: string, query?: Record<string, string | undefined>): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
  put(path: string, body: unknown): Promise<void>;
  delete(path: string): Promise<void>;
  /** A body of bytes, as it is. */
  bytes(path: string): Promise<Buffer>;
  /** For what takes minutes. */
  postSlowly<T>(path: string, body?: unknown): Promise<T>;
  /** How to call the command so that it speaks to this server: `belegfluss`, these words, and the address where it has to be named. */
  calling(words: string): string;
}

/** A client that signs in before its first request. Throws CommandError `cli.usage` for an address that is none. */
export function serverApi(access: Access): ServerApi {
  const base = baseOf(access.url);
  let signedIn: Promise<Record<string, string>> | undefined;
  const ask = async (request: Asked): Promise<Response> => {
    signedIn ??= signIn(base, access);
    return send(base, request, await signedIn);
  };
  const call = async (request: Asked): Promise<unknown> => readAnswer(base, await ask(request));
  return {
    get: async <T>(path: string, query: Record<string, string | undefined> = {}) => {
      const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
      const search = new URLSearchParams(given).toString();
      return (await call({ method: 'GET', path: search ? `${path}?${search}` : path })) as T;
    },
    post: async <T>(path: string, body?: unknown) => (await call({ method: 'POST', path, body })) as T,
    put: async (path, body) => void (await call({ method: 'PUT', path, body })),
    delete: async (path) => void (await call({ method: 'DELETE', path })),
    bytes: async (path) => {
      const answer = await ask({ method: 'GET', path });
      if (!answer.ok) await readAnswer(base, answer);
      return Buffer.from(await answer.arrayBuffer());
    },
    postSlowly: async <T>(path: string, body?: unknown) =>
      (await call({ method: 'POST', path, body, timeoutMs: SLOW_MS })) as T,
    calling: (words) => `belegfluss ${words}${access.isNamed ? ` --server ${base}` : ''}`,
  };
}

function baseOf(url: string): string {
  if (/^https?:\/\//.test(url) && URL.canParse(url)) return url.replace(/\/+$/, '');
  throw wrongUse(
    { de: `„${url}“ ist keine Adresse eines Servers.`, en: `"${url}" is no address of a server.` },
    { de: 'Schreiben Sie sie wie http://127.0.0.1:7400.', en: 'Write it like http://127.0.0.1:7400.' },
  );
}

/** The headers that prove who we are. */
async function signIn(base: string, { token, user, password }: Access): Promise<Record<string, string>> {
  if (token) return { authorization: `Bearer ${token}` };
  if (!user || !password) return {};
  const answer = await send(base, { method: 'POST', path: '/session', body: { name: user, password } });
  await readAnswer(base, answer);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  return { cookie: cookies.join('; ') };
}

async function send(
  base: string,
  { method, path, body, timeoutMs = TIMEOUT_MS }: Asked,
  proof: Record<string, string> = {},
): Promise<Response> {
  const content = body === undefined ? {} : { body: JSON.stringify(body) };
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const answer = await fetch(`${base}/api/v1${path}`, {
    method,
    headers: { accept: 'application/json', ...type, ...proof },
    ...content,
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause: unknown) => {
    throw isBrokenOff(cause) ? lost(base, cause) : unreachable(base, cause);
  });
  demandOurs(base, answer);
  return answer;
}

/** What another program answers may be JSON as well. */
function demandOurs(base: string, { status, headers }: Response): void {
  const spoken = headers.get('x-belegfluss-api');
  if (spoken === API_VERSION) return;
  if (spoken !== null) throw otherVersion();
  // Who stands before our server speaks for it while it starts.
  throw status >= 500 ? unreachable(base, new Error(`status ${status}`)) : notOurServer(base);
}

/** Of a request that has left, and may have been carried out. */
const BROKEN_OFF: ReadonlySet<unknown> = new Set([
  'ECONNRESET',
  'EPIPE',
  'UND_ERR_SOCKET',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** What the system says of a connection stands below what the request says of itself. */
function isBrokenOff(error: unknown): boolean {
  const { name, cause } = error as { name?: string; cause?: { code?: unknown } };
  return name === 'TimeoutError' || BROKEN_OFF.has(cause?.code);
}

async function readAnswer(base: string, answer: Response): Promise<unknown> {
  try {
    const text = await answer.text();
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    if (answer.ok) return body;
    throw refusal(answer.status, body);
  } catch (cause) {
    // What was cut off is no JSON, or no text at all.
    throw cause instanceof CommandError ? cause : lost(base, cause);
  }
}
