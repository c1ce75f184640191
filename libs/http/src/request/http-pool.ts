import { Agent } from 'undici';
import { guardedConnector, systemResolver, type Resolver } from '../address/guarded-connector.ts';

export interface HttpPoolOptions {
  /** Instead of the system's resolver. */
  resolve?: Resolver;
}

/**
 * The sockets of one process, kept alive and shared by all connections. Connections that may reach private
 * addresses have a pool of their own, so that no other ever rides on such a socket.
 */
export class HttpPool {
  readonly #publicOnly: Agent;
  readonly #anywhere: Agent;

  constructor(options: HttpPoolOptions = {}) {
    this.#publicOnly = agent(false, options);
    this.#anywhere = agent(true, options);
  }

  /** The dispatcher for a connection. */
  dispatcher(allowPrivateHosts: boolean): Agent {
    return allowPrivateHosts ? this.#anywhere : this.#publicOnly;
  }

  /** Ends idle sockets at once and the others with their requests. */
  async close(): Promise<void> {
    await Promise.all([this.#publicOnly.close(), this.#anywhere.close()]);
  }
}

function agent(allowPrivateHosts: boolean, options: HttpPoolOptions): Agent {
  return new Agent({
    connect: guardedConnector(allowPrivateHosts, options.resolve ?? systemResolver),
    connections: 64,
    // One request at a time on a socket: with pipelining a lost socket would put several writes in doubt.
    pipelining: 1,
    // The total deadline of each request rules; undici's own timers are coarser.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
}
