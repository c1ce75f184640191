/** A call of the demo that was refused; the message is the other side's. */
class CallRefused extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'CallRefused';
    this.status = status;
  }
}

/** Speaks JSON with one server; keeps its cookie. */
export class JsonClient {
  readonly #base: string;
  #cookie = '';

  constructor(base: string) {
    this.#base = base;
  }

  get<T>(path: string): Promise<T> {
    return this.call<T>('GET', path);
  }

  post<T>(path: string, body: unknown = {}): Promise<T> {
    return this.call<T>('POST', path, body);
  }

  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.#send(method, path, body);
    const text = await answer.text();
    return (text ? JSON.parse(text) : undefined) as T;
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.#send('GET', path)).arrayBuffer());
  }

  /** Follows redirects as a person's browser would, and says where it ended. */
  async browse(url: string): Promise<string> {
    const answer = await fetch(url, { redirect: 'follow', headers: { cookie: this.#cookie } });
    await answer.arrayBuffer();
    return answer.url;
  }

  async #send(method: string, path: string, body?: unknown): Promise<Response> {
    const answer = await fetch(this.#base + path, {
      method,
      headers: { cookie: this.#cookie, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie) this.#cookie = cookie;
    if (!answer.ok)
      throw new CallRefused(
        answer.status,
        `${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`,
      );
    return answer;
  }
}
