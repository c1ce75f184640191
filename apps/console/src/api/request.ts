import type { Diagnostic, ProblemBody } from './schema.ts';

/** An answer of the server that is no success (problem+json), or no answer at all (status 0). */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly diagnostics: Diagnostic[];

  constructor(status: number, code: string, detail: string, diagnostics: Diagnostic[] = []) {
    super(detail);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.diagnostics = diagnostics;
  }
}

/** Calls the REST interface; resolves to the JSON of the answer, undefined for an empty one; rejects with ApiProblem. */
export async function request<T>(
  path: string,
  call: { method?: string; body?: unknown; signal?: AbortSignal } = {},
): Promise<T> {
  const response = await fetch(`/api/v1${path}`, {
    method: call.method ?? 'GET',
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
    ...(call.signal ? { signal: call.signal } : {}),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiProblem(0, 'console.unreachable', 'no answer');
  });
  const text = await response.text();
  if (!response.ok) throw problemOf(response.status, text);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function problemOf(status: number, text: string): ApiProblem {
  try {
    const problem = JSON.parse(text) as Partial<ProblemBody>;
    const detail = problem.detail ?? problem.title ?? '';
    return new ApiProblem(status, problem.code ?? `http.${status}`, detail, problem.diagnostics);
  } catch {
    return new ApiProblem(status, `http.${status}`, '');
  }
}
