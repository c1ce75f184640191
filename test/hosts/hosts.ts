import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A machine as far as its network is concerned: it has interfaces, addresses, a loopback and ports of its own, and one line to us. */
export interface Host {
  /** Where it reaches us. */
  gateway: string;
  /** What stands before a command that is to run there. */
  within: string[];
  /** Takes its line away, or gives it back; nobody is told. */
  unplug(): Promise<void>;
  plugIn(): Promise<void>;
}

export interface Hosts {
  hosts: Host[];
  close(): Promise<void>;
}

/** Makes so many of them out of network namespaces; `undefined`, with a visible line, where this account may not. */
export async function openHosts(count: number): Promise<Hosts | undefined> {
  const names = Array.from({ length: count }, (_, number) => `bf${process.pid}n${number}`);
  const close = async () => {
    for (const name of names) await ip(`netns del ${name}`).catch(() => undefined);
  };
  try {
    const hosts: Host[] = [];
    for (const [number, name] of names.entries()) hosts.push(await makeHost(name, number));
    return { hosts, close };
  } catch {
    await close();
    console.warn('skipped: machines of their own, because this account may not make network namespaces');
    return undefined;
  }
}

/** A pair of interfaces is the line: one end is ours, the other one the machine's. It goes with the namespace. */
async function makeHost(name: string, number: number): Promise<Host> {
  const net = `10.213.${process.pid % 250}`;
  const [gateway, address] = [1, 2].map((last) => `${net}.${number * 4 + last}`);
  await ip(`netns add ${name}`);
  await ip(`link add ${name} type veth peer name line netns ${name}`);
  await ip(`addr add ${gateway}/30 dev ${name}`);
  await ip(`link set ${name} up`);
  await ip(`-n ${name} addr add ${address}/30 dev line`);
  for (const device of ['line', 'lo']) await ip(`-n ${name} link set ${device} up`);
  return {
    gateway: gateway ?? '',
    within: ['ip', 'netns', 'exec', name],
    unplug: () => ip(`link set ${name} down`),
    plugIn: () => ip(`link set ${name} up`),
  };
}

async function ip(command: string): Promise<void> {
  await run('ip', command.split(' '));
}
