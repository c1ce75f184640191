import type { Http, HttpAnswer, HttpPolicy, HttpRequest } from '@belegfluss/sdk';
import { checkedBody, refusal } from './scripted-http.ts';

/** A plain way out over real HTTP, without budgets, time-outs or guards; `credentials` are added to each request. */
export function fetchHttp(policy: HttpPolicy, credentials: Record<string, string>): Http {
  const request = async (sent: HttpRequest): Promise<HttpAnswer<unknown>> => {
    const answer = await fetch(addressOf(policy, sent), {
      method: sent.method,
      headers: {
        ...(sent.json === undefined ? {} : { 'content-type': 'application/json' }),
        ...sent.headers,
        ...credentials,
      },
      ...bodyOf(sent),
    });
    const headers = Object.fromEntries(answer.headers.entries());
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (!answer.ok) throw refusal(policy, sent, answer.status, headers, jsonOf(bytes));
    if (sent.expect === 'bytes') return { status: answer.status, headers, body: bytes };
    return {
      status: answer.status,
      headers,
      body: sent.expect === 'none' ? undefined : checkedBody(sent, jsonOf(bytes)),
    };
  };
  return { request: request as Http['request'] };
}

function addressOf(policy: HttpPolicy, request: HttpRequest): URL {
  const url = new URL(policy.baseUrl + request.path);
  for (const [name, value] of Object.entries(request.query ?? {})) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}

function bodyOf(request: HttpRequest): { body?: string | Uint8Array<ArrayBuffer> } {
  if (request.json !== undefined) return { body: JSON.stringify(request.json) };
  return request.body === undefined ? {} : { body: new Uint8Array(request.body) };
}

function jsonOf(bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
