// @ts-check
import { createHash, randomBytes } from 'node:crypto';

const REDIRECT_URI = 'http://127.0.0.1/bench';
const DATEV_CLIENT_ID = 'sandbox-datev-client';

/** Speaks with the sandbox's vendors over kept connections; nothing is kept, repeated or checked. */
export class PlainClient {
  /** Requests to vendors so far; orders to the sandbox itself are not counted. */
  calls = 0;
  #base;
  /** @type {Record<string, Record<string, string>>} */
  #headers = {
    hubspot: { authorization: 'Bearer sandbox-hubspot-token' },
    pandadoc: { authorization: 'API-Key sandbox-pandadoc-key' },
    bank: { authorization: 'Bearer sandbox-bank-token' },
    control: {},
  };

  /** @param {string} sandboxUrl */
  constructor(sandboxUrl) {
    this.#base = sandboxUrl;
  }

  /**
   * A request with a JSON body where there is one. Throws on every refusal.
   * @param {string} method
   * @param {string} path begins with the vendor's name
   * @param {unknown} [json]
   */
  async call(method, path, json) {
    const vendor = path.split('/')[1] ?? '';
    if (vendor !== 'control') this.calls += 1;
    const headers = new Headers(this.#headers[vendor]);
    if (json !== undefined) headers.set('content-type', 'application/json');
    const request = { method, headers, body: json === undefined ? null : JSON.stringify(json) };
    return accepted(await fetch(this.#base + path, request), path);
  }

  /**
   * Hands a file over to DATEV and gives back the path of its job.
   * @param {string} path
   * @param {{ name: string, text: string }} file
   */
  async upload(path, { name, text }) {
    this.calls += 1;
    const headers = { ...this.#headers['datev'], 'content-type': 'application/octet-stream', filename: name };
    const answer = await accepted(await fetch(this.#base + path, { method: 'POST', headers, body: text }), path);
    return String(answer.headers.get('location')).replace(/^.*\/jobs\//, '');
  }

  /** Signs in at DATEV once, as a person would have done long before. */
  async signIn() {
    const verifier = randomBytes(32).toString('base64url');
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: DATEV_CLIENT_ID,
      redirect_uri: REDIRECT_URI,
      scope: 'openid datev:accounting:clients datev:accounting:extf-files-import',
      state: 'bench',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      enableWindowsSso: 'true',
    });
    const consent = await fetch(`${this.#base}/datev/openidsandbox/authorize?${query}`, { redirect: 'manual' });
    const code = new URL(String(consent.headers.get('location'))).searchParams.get('code') ?? '';
    const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT_URI, code_verifier: verifier };
    const client = { client_id: DATEV_CLIENT_ID, client_secret: 'sandbox-datev-secret' };
    const answer = await accepted(
      await fetch(`${this.#base}/datev/token`, { method: 'POST', body: new URLSearchParams({ ...form, ...client }) }),
      '/datev/token',
    );
    const { access_token: token } = /** @type {{ access_token: string }} */ (await answer.json());
    this.#headers['datev'] = { authorization: `Bearer ${token}`, 'x-datev-client-id': DATEV_CLIENT_ID };
  }
}

/**
 * @param {Response} answer
 * @param {string} path
 */
async function accepted(answer, path) {
  if (answer.ok) return answer;
  throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 200)}`);
}
