import { setTimeout as sleep } from 'node:timers/promises';
import { openWorld, type ChaosWorld } from './chaos-world.ts';
import { Lives, type Loss } from './lives.ts';
import { Load } from './load.ts';
import { Operator } from './operator.ts';
import { PROCESSES, type NetworkFault, type Plan, type ProcessName } from './plan.ts';
import { Records } from './records.ts';
import { Takeovers, type TakeoverFigures } from './takeover.ts';
import { Uptime } from './uptime.ts';
import { judge, type Verdict } from './verdict.ts';

const DEALS = 200;
/** A lease, the index's lag twice and the back-offs of a step fit in here many times. */
const SETTLE_MS = 150_000;
/** What was on its way when the faults ended has arrived by then. */
const QUIET_MS = 6_000;

/** What a run of the harness found. */
export interface Outcome extends Verdict {
  seed: number;
  kills: number;
  /** How often a process died at each point; `kill` is anywhere, `database` the whole tree. */
  points: Record<string, number>;
  stuck: number;
  /** Processes that ended though nobody had killed them. */
  crashed: number;
  /** What those said last that ended by themselves. */
  crashes: string[];
  /** Questions about writes whose outcome nobody can know. */
  asked: number;
  /** Runs that were set aside, most of them because kills hit them three times, and put back to work. */
  retried: number;
  /** Deliveries that were set aside for the same reason, and put back to work. */
  putBack: number;
  takeover: TakeoverFigures;
  seconds: number;
}

/** Carries a plan out under load, lets everything settle and judges what became of it. */
export async function play(plan: Plan, say: (text: string) => void): Promise<Outcome> {
  const began = performance.now();
  const world = await openWorld(DEALS);
  const records = new Records(world);
  const uptime = new Uptime();
  const takeovers = new Takeovers(world, records, uptime);
  const losses: Loss[] = [];
  const told = (loss: Loss) => {
    losses.push(loss);
    takeovers.note(loss);
    say(`${Math.round((performance.now() - began) / 1_000)} s: ${loss.by}`);
  };
  const lives = new Map(PROCESSES.map((name) => [name, new Lives(world, name, told, uptime)]));
  uptime.note('database', true);
  try {
    await firstStart(world, lives, plan);
    const load = new Load(world, plan.seed);
    const operator = new Operator(world, records);
    load.start();
    operator.start();
    await faults(world, lives, plan, told, uptime);
    const until = new Date();
    await load.stop();
    await sleep(QUIET_MS);
    operator.knowOutcomes();
    await settled(records);
    await load.pass();
    const stuck = await settled(records);
    await operator.stop();
    for (const each of operator.unforeseen) say(`question ${each}`);
    const inputs = {
      accepted: load.accepted,
      minutes: await records.dueMinutes(until),
      setAside: new Set([...operator.retried, ...operator.putBack]),
    };
    const points = Object.groupBy(losses, ({ by }) => by);
    return {
      seed: plan.seed,
      kills: losses.filter(({ by }) => by !== 'freeze' && by !== 'crash').length,
      points: Object.fromEntries(Object.entries(points).map(([by, list = []]) => [by, list.length])),
      ...(await judge(inputs, await world.truth.read(), records)),
      stuck,
      crashed: points['crash']?.length ?? 0,
      crashes: losses.flatMap(({ words }) => words ?? []),
      asked: operator.unknownOutcomes.size,
      retried: operator.retried.size,
      putBack: operator.putBack.size,
      takeover: await takeovers.figures(),
      seconds: Math.round((performance.now() - began) / 1_000),
    };
  } finally {
    await Promise.all([...lives.values()].map((each) => each.kill()));
    await world.close();
  }
}

/** The first start makes the schema, with a death in between, and the administrator; then everybody else may come. */
async function firstStart(world: ChaosWorld, lives: Map<ProcessName, Lives>, plan: Plan): Promise<void> {
  const api = lives.get('api');
  if (!api) return;
  await api.go(plan.ends.api.splice(0, 1));
  await api.stay();
  await world.client.post('/api/v1/session', api.administrator);
  await api.rest();
}

async function faults(
  world: ChaosWorld,
  lives: Map<ProcessName, Lives>,
  plan: Plan,
  told: (loss: Loss) => void,
  uptime: Uptime,
): Promise<void> {
  const over = new AbortController();
  const network = troubleNetwork(world, plan.network, over.signal);
  await Promise.all([
    killDatabase(world, plan.database, told, uptime),
    ...[...lives].map(async ([name, each]) => {
      await each.go(plan.ends[name]);
      await each.stay();
    }),
  ]);
  over.abort();
  await network;
}

async function killDatabase(
  world: ChaosWorld,
  pauses: number[],
  told: (loss: Loss) => void,
  uptime: Uptime,
): Promise<void> {
  for (const pause of pauses) {
    await sleep(pause);
    told({ pid: 0, at: Date.now(), by: 'database' });
    uptime.note('database', false);
    await world.database.killAndStart();
    uptime.note('database', true);
  }
}

async function troubleNetwork({ proxies }: ChaosWorld, faultsOf: NetworkFault[], over: AbortSignal): Promise<void> {
  for (let next = 0; !over.aborted; next += 1) {
    const fault = faultsOf[next % faultsOf.length];
    if (!fault) return;
    const proxy = proxies[fault.where];
    await sleep(fault.afterMs);
    if (fault.kind === 'cut') proxy.cut();
    else if (fault.kind === 'delay') proxy.delay(fault.where === 'database' ? 60 : 400);
    else if (fault.kind === 'lost_commit') proxy.loseCommits(1);
    else proxy.loseAnswers(2, fault.kind === 'half_answer' ? 40 : 0);
    await sleep(fault.forMs);
    proxy.calm();
  }
}

/** Waits until nothing is in work, asked or set aside; gives back how much still is when the time is over. */
async function settled(records: Records): Promise<number> {
  const until = Date.now() + SETTLE_MS;
  for (;;) {
    const waiting = [records.openQuestions(), records.deadRuns(), records.refusedDeliveries()];
    const left = (await records.inWork()) + (await Promise.all<unknown[]>(waiting)).flat().length;
    if (left === 0 || Date.now() > until) return left;
    await sleep(400);
  }
}
