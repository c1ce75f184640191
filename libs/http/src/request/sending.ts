import type { Exchange } from '../failure/exchange.ts';

/**
 * What leaves of an exchange. It goes through axios as it is: of a plain object, or of a header that axios knew, each request
 * would make several copies.
 */
export class Sending {
  readonly exchange: Exchange;
  readonly url: URL;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array | null;

  constructor(exchange: Exchange, url: URL, headers: Record<string, string>) {
    const { json, body = null } = exchange.request;
    this.exchange = exchange;
    this.url = url;
    this.headers = headers;
    this.body = json === undefined ? body : Buffer.from(JSON.stringify(json));
  }
}
