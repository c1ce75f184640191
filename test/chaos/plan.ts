import { pointOf, POINTS, type Role } from './crash-points.ts';
import { Chance } from './chance.ts';

/** The processes of ours that run: two workers, so that one can take over. */
export const PROCESSES = ['api', 'worker-1', 'worker-2', 'scheduler'] as const;
export type ProcessName = (typeof PROCESSES)[number];

/** How one life of a process ends. */
export type End =
  | { kind: 'point'; point: string; nth: number }
  | { kind: 'kill'; afterMs: number }
  /** Stopped past its lease, then woken; that is no kill. */
  | { kind: 'freeze'; afterMs: number; forMs: number };

/** Trouble on a connection. */
export interface NetworkFault {
  where: 'database' | 'vendor';
  kind: 'cut' | 'delay' | 'lost_answer' | 'half_answer' | 'lost_commit';
  afterMs: number;
  forMs: number;
}

/** Everything that will be done to an installation; the same seed gives the same plan. */
export interface Plan {
  seed: number;
  /** Lives of each process, one after the other. */
  ends: Record<ProcessName, End[]>;
  /** Pauses before each kill of the whole database. */
  database: number[];
  /** Repeated until the last kill has happened. */
  network: NetworkFault[];
}

/** Of a hundred kills, so many hit each process; the rest hits the database. */
const SHARES: Record<ProcessName, number> = { api: 26, 'worker-1': 31, 'worker-2': 29, scheduler: 8 };
/** A scheduler passes its points once a minute: every third of its lives ends at one. */
const SCHEDULER_POINTS = 3;
const POINT_SHARE = 0.65;
/** Whoever is asked to die at one point lives so often at least; the very first life ends inside a migration. */
const FEWEST_AT_POINT = 2;
/** One in so many lives of a worker ends in a sleep past its lease. */
const FREEZES = 20;
/** Longer than heartbeat and supervision together. */
const FROZEN_MS = 14_000;

/** Makes the plan of a seed. With `point`, every process that can stand there dies there. */
export function planOf(seed: number, kills: number, point?: string): Plan {
  const chance = new Chance(seed);
  const ends = { api: [], 'worker-1': [], 'worker-2': [], scheduler: [] } as Plan['ends'];
  let left = kills;
  for (const name of inTurn(point)) {
    const role = roleOf(name);
    const bag = chance.shuffled(pointsOf(name, point));
    const fewest = point !== undefined && bag.length > 0 ? FEWEST_AT_POINT : 0;
    const count = Math.min(left, Math.max(fewest, Math.round((kills * SHARES[name]) / 100)));
    left -= count;
    let drawn = 0;
    for (let life = 0; life < count; life += 1) {
      const id = bag[drawn % bag.length];
      const isPointsTurn = role === 'scheduler' ? life % SCHEDULER_POINTS === 1 : chance.below(1) < POINT_SHARE;
      if (id !== undefined && (point !== undefined || isPointsTurn)) {
        drawn += 1;
        const isSeldom = pointOf(id).seldomMs !== undefined;
        ends[name].push({ kind: 'point', point: id, nth: isSeldom ? 1 : 1 + Math.floor(chance.below(3)) });
      } else ends[name].push({ kind: 'kill', afterMs: 300 + chance.below(1_700) });
      if (role === 'worker' && (life + 1) % FREEZES === 0)
        ends[name].push({ kind: 'freeze', afterMs: 500 + chance.below(1_000), forMs: FROZEN_MS });
    }
  }
  // The very first start brings the schema up; nobody can be killed inside a migration later.
  const first = ends.api.shift();
  if (first) ends.api.unshift({ kind: 'point', point: 'P24', nth: 1 + Math.floor(chance.below(4)) });
  return {
    seed,
    ends,
    database: Array.from({ length: left }, () => 12_000 + chance.below(12_000)),
    network: Array.from({ length: 20 }, () => networkFault(chance)),
  };
}

function networkFault(chance: Chance): NetworkFault {
  const where = chance.of(['database', 'vendor', 'vendor'] as const);
  const kinds = {
    database: ['cut', 'delay', 'lost_commit', 'lost_commit'],
    vendor: ['cut', 'delay', 'lost_answer', 'half_answer'],
  } as const;
  return {
    where,
    kind: chance.of<NetworkFault['kind']>(kinds[where]),
    afterMs: 1_500 + chance.below(3_000),
    forMs: 300 + chance.below(1_200),
  };
}

/** What a process does for us. */
export function roleOf(name: ProcessName): Role {
  return name === 'api' || name === 'scheduler' ? name : 'worker';
}

/** The points at which a process may be told to die: one, or all but that of the migration, which is passed once. */
function pointsOf(name: ProcessName, point: string | undefined): string[] {
  const own = POINTS.flatMap((each) => ('role' in each && each.role === roleOf(name) ? [each.id] : []));
  return own.filter((id) => (point === undefined ? id !== 'P24' : id === point));
}

/** Who can stand at a point comes first, so that of few kills some are his. */
function inTurn(point: string | undefined): ProcessName[] {
  const standing = PROCESSES.filter((name) => point !== undefined && pointsOf(name, point).length > 0);
  return [...standing, ...PROCESSES.filter((name) => !standing.includes(name))];
}
