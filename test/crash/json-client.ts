/** Speaks JSON with one server as a person's browser does: it keeps the cookie of the sign-in. */
export class JsonClient {
  readonly base: string;
  #cookie = '';

  constructor(base: string) {
    this.base = base;
  }

  /** Throws with status and answer when the server refuses. */
  async call<T>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<T> {
    const answer = await fetch(this.base + path, {
      method,
      headers: { cookie: this.#cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    this.#cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
    return (text ? JSON.parse(text) : undefined) as T;
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  /** Opens an address, follows redirects and says where they ended. */
  async browse(url: string): Promise<string> {
    const answer = await fetch(url, { headers: { cookie: this.#cookie } });
    await answer.arrayBuffer();
    return answer.url;
  }
}
