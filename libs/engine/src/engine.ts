import { Bell, DatabaseFileStore, listen, readRing, type Database, type Listener } from '@belegfluss/store';
import type { FileStore, WebhookDelivery } from '@belegfluss/sdk';
import type { GivenAnswer, Question } from '@belegfluss/records';
import { importTables } from '@belegfluss/tables';
import type { Vault } from '@belegfluss/vault';
import type { HttpEvent } from '@belegfluss/http';
import { DryRuns } from './dry-run/dry-runs.ts';
import { DELIVERIES_CHANNEL, Intake, type IntakeVerdict } from './event/intake.ts';
import { Deployments } from './deployment/deployments.ts';
import { DEPLOYMENTS_CHANNEL, LiveFlows } from './deployment/live-flows.ts';
import { startWithFiles } from './deployment/start-with-files.ts';
import { Plans } from './event/plans.ts';
import { RunStarter } from './event/run-starter.ts';
import { unreadDeliveries } from './event/unread-deliveries.ts';
import { catalogOf, type Pack, type Plan } from '@belegfluss/flow';
import { Connections } from './gateway/connections.ts';
import { GATEWAY_CHANNEL } from './gateway/gateway-news.ts';
import { JOBS_CHANNEL, JobQueue } from './queue/job-queue.ts';
import { Recordings } from './recording/recordings.ts';
import { PlanArchive } from './worker/plan-archive.ts';
import { answer, startByPerson } from './person/answer-question.ts';
import { DeliveryDeeds } from './person/delivery-deeds.ts';
import { RunDeeds } from './person/run-deeds.ts';
import type { WakingTools } from './waiting/waking-tools.ts';
import { RunWriter } from './journal/run-writer.ts';
import { storedTables } from './step/run-tables.ts';
import type { Standstill } from './worker/loop-watch.ts';
import { Worker, type WorkerOptions } from './worker/worker.ts';
import { SyncPlans } from './sync-plan/sync-plans.ts';
import { Upkeep } from './upkeep.ts';

export interface EngineOptions {
  db: Database;
  pack: Pack;
  vault: Vault;
  publicUrl: string;
  allowPrivateHosts: boolean;
  worker: WorkerOptions;
  onCall: (event: HttpEvent) => void;
  /** Told about each shared commit: whose, how many items, and how long the first of them waited. */
  onCommit?: (group: 'intake' | 'runs', items: number, waitedMs: number) => void;
}

/** Requests of a connection at once, however small the worker: a sync writes several records at the same time. */
const LEAST_PLACES = 8;

/** Everything the engine does, for the apps: they hand the pack in and call these methods. */
export class Engine {
  readonly connections: Connections;
  readonly deployments: Deployments;
  readonly files: FileStore;
  readonly dryRuns: DryRuns;
  readonly syncPlans: SyncPlans;
  readonly runs: RunDeeds;
  readonly deliveries: DeliveryDeeds;
  readonly recordings: Recordings;
  readonly upkeep: Upkeep;
  readonly #options: EngineOptions;
  readonly #plans: Plans;
  readonly #bell: Bell;
  readonly #queue: JobQueue;
  readonly #intake: Intake;
  readonly #starter: RunStarter;
  readonly #live: LiveFlows;
  readonly #archive: PlanArchive;
  #worker: Worker | undefined;
  #listener: Listener | undefined;
  #closed: Promise<void> | undefined;

  private constructor(options: EngineOptions) {
    const { db, pack } = options;
    this.#options = options;
    this.#plans = new Plans([], pack.limits);
    this.#bell = new Bell(db, options.worker.onTrouble);
    this.#queue = new JobQueue(db, [], this.#bell);
    const catalog = catalogOf(pack);
    this.#live = new LiveFlows({
      sql: db,
      plans: this.#plans,
      queue: this.#queue,
      catalog,
      checked: pack.flows,
      onTrouble: options.worker.onTrouble,
    });
    this.#starter = new RunStarter(this.#plans, this.#queue, (sequence, sql) => this.#live.follow(sequence, sql));
    const leadingFiles = pack.deployment === 'files' ? pack.folder : undefined;
    this.deployments = new Deployments({ db, bell: this.#bell, live: this.#live, catalog, leadingFiles }, pack);
    this.#archive = new PlanArchive(db, this.#plans, catalog);
    this.files = new DatabaseFileStore(db);
    this.connections = new Connections({
      db,
      vault: options.vault,
      files: this.files,
      connections: pack.connections,
      publicUrl: options.publicUrl,
      allowPrivateHosts: options.allowPrivateHosts,
      bell: this.#bell,
      // A system that hangs leaves the other half of the worker's places to other systems.
      places: Math.max(Math.ceil(options.worker.concurrency / 2), LEAST_PLACES),
      onCall: options.onCall,
      onTrouble: options.worker.onTrouble,
    });
    const trying = { db, pack, plans: this.#plans, gateway: this.connections };
    this.dryRuns = new DryRuns(trying);
    this.syncPlans = new SyncPlans({ ...trying, starter: this.#starter });
    this.runs = new RunDeeds({ ...this.#waking, archive: this.#archive, gateway: this.connections });
    this.upkeep = new Upkeep({ ...this.#waking, pack, gateway: this.connections, live: this.#live });
    this.deliveries = new DeliveryDeeds(db, this.#bell);
    this.recordings = new Recordings({ sql: db, pack, plans: this.#plans, archive: this.#archive });
    this.#intake = new Intake(db, this.connections, this.#bell, (...commit) => options.onCommit?.('intake', ...commit));
  }

  /** Opens an engine on a migrated database: imports the mapping tables, deploys what the files bring, starts the queue. */
  static async open(options: EngineOptions): Promise<Engine> {
    const { db, pack } = options;
    await importTables(db, pack.tables, { author: 'flow pack', reason: `import of ${pack.name}`, at: new Date() });
    const engine = new Engine(options);
    await startWithFiles({ db, bell: engine.#bell, catalog: catalogOf(pack) }, pack);
    await engine.connections.start();
    await engine.#queue.start(options.worker.onTrouble);
    await engine.#live.start();
    return engine;
  }

  /** Starts to carry out jobs in this process. */
  async startWorker(): Promise<void> {
    const { db, pack, worker } = this.#options;
    const running = new Worker(
      {
        db,
        archive: this.#archive,
        gateway: this.connections,
        queue: this.#queue,
        starter: this.#starter,
        bell: this.#bell,
        writer: new RunWriter({
          ...this.#waking,
          onCommit: (...commit) => this.#options.onCommit?.('runs', ...commit),
        }),
        tables: storedTables(db),
        connections: pack.connections,
        settings: pack.settings,
      },
      worker,
    );
    this.#worker = running;
    this.#listener = await listen(
      db.url,
      [JOBS_CHANNEL, DELIVERIES_CHANNEL, GATEWAY_CHANNEL, DEPLOYMENTS_CHANNEL],
      (channel, payload) => this.#hear(running, channel, payload),
      // What was rung while nobody listened is found by looking.
      () => running.expectDeliveries(),
    );
    running.start();
  }

  /** When code of a step last kept this process from everything else; `null` where it never did, or no worker runs here. */
  get standstill(): Standstill | null {
    return this.#worker?.standstill ?? null;
  }

  #hear(worker: Worker, channel: string, payload: string): void {
    if (channel === GATEWAY_CHANNEL) return this.connections.hear(payload);
    if (channel === DEPLOYMENTS_CHANNEL) return this.#live.hear();
    const { sender, words } = readRing(payload);
    if (channel === DELIVERIES_CHANNEL) worker.expectDeliveries();
    // Of its own jobs the queue knows already.
    else if (sender !== this.#bell.id) this.#queue.expect(words);
  }

  /** Lets running attempts end (at most 20 s), hands the rest back and closes all connections. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.upkeep.stop();
    this.#live.stop();
    await this.#worker?.stop();
    await this.#listener?.close();
    await this.#bell.close();
    await this.#queue.stop();
    await this.connections.close();
  }

  /** Stores a webhook; only `stored` may be answered with success. */
  takeDelivery(connection: string, delivery: WebhookDelivery): Promise<IntakeVerdict> {
    return this.#intake.take(connection, delivery);
  }

  /** Lets webhooks in or, where the database's disk is nearly full, asks their senders to come again. */
  setRoom(hasRoom: boolean): void {
    this.#intake.setRoom(hasRoom);
  }

  /** Keeps an answer and wakes the runs that waited. Throws DiagnosticError `question.*`. */
  answer(questionId: string, given: GivenAnswer): Promise<Question> {
    return answer(this.#waking, questionId, given);
  }

  /** Starts a flow by hand. Throws DiagnosticError `run.not_startable`, `deployment.unknown_flow`, `sync.bad_input`, `sync.key_given`. */
  async start(flow: string, person: string, input: Record<string, unknown>): Promise<string> {
    await this.#live.look();
    return startByPerson(this.#waking, flow, person, input);
  }

  /** Role that may start a flow by hand; `undefined` when nobody may. */
  starterRole(flow: string): string | undefined {
    const trigger = this.#plans.find(flow)?.triggers.find((item) => item.kind === 'person');
    return trigger?.kind === 'person' ? trigger.role : undefined;
  }

  /** Title of each flow that was ever deployed, by its name. */
  titles(): Map<string, { de: string; en: string }> {
    const heads = [...this.#live.otherHeads(), ...this.#plans.all().map((plan) => [plan.flow, plan] as const)];
    return new Map(heads.map(([flow, { title }]) => [flow, title]));
  }

  /** What a flow that was deployed is called, who owns it, and where it is live, whether it is only observed. */
  knownFlow(flow: string): Pick<Plan, 'title' | 'owner' | 'observe'> | undefined {
    return this.#plans.find(flow) ?? this.#live.otherHeads().get(flow);
  }

  /** Runs that are due and the age of the oldest, by lane; accepted deliveries that nobody has read yet are one more. */
  async queueDepth(): Promise<{ lane: string; due: number; oldestSeconds: number }[]> {
    const { db } = this.#options;
    return [...(await this.#queue.depth(db)), await unreadDeliveries(db)];
  }

  get #waking(): WakingTools {
    return { db: this.#options.db, plans: this.#plans, queue: this.#queue, starter: this.#starter, bell: this.#bell };
  }
}
