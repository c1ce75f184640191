import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

interface Pair {
  near: Socket;
  far: Socket;
  /** What the far side says next never arrives. */
  deaf: boolean;
}

const COMMIT = Buffer.from('COMMIT');

/** Stands between two processes and troubles their connections. `target` is asked anew for each connection. */
export class TcpProxy {
  readonly #server: Server;
  readonly #target: () => number;
  readonly #pairs = new Set<Pair>();
  #delayMs = 0;
  #lostAnswers = 0;
  #lostCommits = 0;
  #keptBytes = 0;
  #isDark = false;
  /** How many connections have come so far. */
  joined = 0;

  private constructor(target: () => number) {
    this.#target = target;
    this.#server = createServer({ noDelay: true }, (near) => this.#join(near));
  }

  /** Listens on an address of ours, on loopback unless told. */
  static async open(target: () => number, address = '127.0.0.1'): Promise<TcpProxy> {
    const proxy = new TcpProxy(target);
    await new Promise<void>((done) => proxy.#server.listen(0, address, done));
    return proxy;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Resets every connection. */
  cut(): void {
    for (const pair of this.#pairs) this.#end(pair);
  }

  /** Each piece of data takes so much longer from now on. */
  delay(milliseconds: number): void {
    this.#delayMs = milliseconds;
  }

  /** Swallows everything from now on and closes nothing, as a firewall does that drops packets. */
  darken(): void {
    this.#isDark = true;
  }

  /** Of the next so many answers, only the first bytes arrive; then the connection is reset. The other side has done its work. */
  loseAnswers(count: number, keptBytes = 0): void {
    this.#lostAnswers = count;
    this.#keptBytes = keptBytes;
  }

  /** The answers to the next so many COMMITs are lost with their connection. */
  loseCommits(count: number): void {
    this.#lostCommits = count;
  }

  /** Lets everything through again. */
  calm(): void {
    this.#delayMs = 0;
    this.#lostAnswers = 0;
    this.#lostCommits = 0;
    this.#isDark = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.#server.close(done));
  }

  #join(near: Socket): void {
    const far = connect({ port: this.#target(), host: '127.0.0.1', noDelay: true });
    const pair = { near, far, deaf: false };
    this.#pairs.add(pair);
    this.joined += 1;
    const end = () => this.#end(pair);
    for (const socket of [near, far]) socket.on('error', end).on('close', end);
    this.#carry(near, far, (data) => {
      if (this.#lostCommits > 0 && data.includes(COMMIT)) {
        this.#lostCommits -= 1;
        pair.deaf = true;
      }
      return data;
    });
    this.#carry(far, near, (data) => {
      const isLost = pair.deaf || this.#lostAnswers > 0;
      if (!isLost) return data;
      if (!pair.deaf) this.#lostAnswers -= 1;
      near.write(data.subarray(0, pair.deaf ? 0 : this.#keptBytes), end);
      // What follows belongs to what was lost.
      pair.deaf = true;
      return undefined;
    });
  }

  /** Pieces keep their order whatever each is delayed by. */
  #carry(from: Socket, to: Socket, pass: (data: Buffer) => Buffer | undefined): void {
    let last: Promise<unknown> = Promise.resolve();
    from.on('data', (data: Buffer) => {
      const delayMs = this.#delayMs;
      last = last.then(async () => {
        if (delayMs > 0) await sleep(delayMs);
        const passed = this.#isDark ? undefined : pass(data);
        if (passed && !to.destroyed) to.write(passed);
      });
    });
  }

  #end(pair: Pair): void {
    if (!this.#pairs.delete(pair)) return;
    for (const socket of [pair.near, pair.far]) {
      // One that is still being connected would be reset when it is, which may be never.
      if (socket.connecting) socket.destroy();
      else socket.resetAndDestroy();
    }
  }
}
