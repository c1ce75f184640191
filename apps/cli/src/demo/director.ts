import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Installation } from '../processes/installation.ts';
import { castDeals, crmRecords, type CastDeal } from './cast.ts';
import type { JsonClient } from './http-json.ts';
import { writeWhole } from '../files/write-file.ts';
import { OpenQuestions } from './open-questions.ts';
import { waitFor, type Progress } from './progress.ts';
import type { ServerReport } from './report.ts';
import { connectSandbox, enterSandbox, type SandboxSystems } from './sandbox-systems.ts';
import { writeStatements } from './bank-day.ts';
import { StageClock } from './stage-clock.ts';

export interface PlayOptions {
  deals: number;
  stateFolder: string;
  /** Kinds of questions that are left for a person. */
  leaveQuestions: readonly string[];
  /** Told what happens, as it happens. */
  onEvent: (event: PlayEvent) => void;
}

export type PlayEvent =
  { kind: 'act'; act: ActName } | { kind: 'progress'; progress: Progress } | { kind: 'answered'; question: string };

export type ActName = 'connect' | 'win' | 'sign' | 'correct' | 'book' | 'pay' | 'overdue' | 'book_payments';

/** What the play has to do with. */
export interface Stage {
  server: JsonClient;
  sandbox: JsonClient;
  questions: OpenQuestions;
}

interface Act {
  name: ActName;
  play: (context: ActContext) => Promise<void>;
}

interface ActContext extends Stage, SandboxSystems {
  deals: CastDeal[];
  clock: StageClock;
  until: (reached: (progress: Progress) => boolean) => Promise<void>;
}

const PLAYED_FILE = 'played.json';

/** The main job in acts; each may be played again without harm, so an interrupted play goes on where it stopped. */
const ACTS: Act[] = [
  { name: 'connect', play: connectSandbox },
  { name: 'win', play: winDeals },
  { name: 'sign', play: signContracts },
  { name: 'correct', play: correctInvoices },
  { name: 'book', play: bookToDatev },
  { name: 'pay', play: payInvoices },
  { name: 'overdue', play: reportOverdue },
  { name: 'book_payments', play: bookToDatev },
];

/** Plays what has not been played yet. Throws with a sentence when the play comes to a halt. */
export async function play(installation: Installation, options: PlayOptions): Promise<Stage> {
  const stage = await enter(installation, options);
  const file = join(options.stateFolder, PLAYED_FILE);
  const played = await readFile(file, 'utf8').then(
    (text) => (JSON.parse(text) as { acts: number }).acts,
    () => 0,
  );
  const context: ActContext = {
    ...stage,
    deals: castDeals(options.deals),
    clock: new StageClock(stage.server, stage.sandbox),
    until: (reached) =>
      waitFor(stage.server, stage.questions, reached, (progress) => options.onEvent({ kind: 'progress', progress })),
  };
  // Addresses may have changed since the last start; everything else is only played once.
  await connectSandbox(context);
  for (const [index, act] of ACTS.entries()) {
    if (index < played) continue;
    options.onEvent({ kind: 'act', act: act.name });
    await act.play(context);
    writeWhole(file, JSON.stringify({ acts: index + 1 }));
  }
  return stage;
}

/** Signs in, and finds the people's questions. */
async function enter(installation: Installation, options: PlayOptions): Promise<Stage & SandboxSystems> {
  const systems = await enterSandbox(installation);
  const questions = new OpenQuestions(systems.server, options.leaveQuestions, (question) =>
    options.onEvent({ kind: 'answered', question }),
  );
  return { ...systems, questions };
}

async function winDeals({ server, sandbox, deals, clock, until }: ActContext): Promise<void> {
  const now = await clock.moveTo(0);
  await sandbox.post('/control/hubspot/records', crmRecords(deals));
  for (const { dealId, scenario } of deals) {
    await sandbox.post(`/control/hubspot/deals/${dealId}/stage`, {
      stage: 'closedwon',
      closedate: now,
      webhook: scenario.webhook,
    });
  }
  const heard = deals.filter(({ scenario }) => scenario.webhook !== 'none').length;
  await until(({ sent }) => sent >= heard);
  await server.post('/api/v1/flows/won_deal_to_contract/sweep');
  await until(({ sent }) => sent >= deals.length);
}

async function signContracts({ sandbox, deals, clock, until }: ActContext): Promise<void> {
  await clock.moveTo(2);
  const { documents } = await sandbox.get<{ documents: { id: string; status: string }[] }>(
    '/control/pandadoc/documents',
  );
  for (const { id, status } of documents)
    if (status === 'document.sent') await sandbox.post(`/control/pandadoc/documents/${id}/sign`);
  await until(({ invoiced }) => invoiced >= deals.length);
}

async function correctInvoices({ server, deals, clock, until }: ActContext): Promise<void> {
  await clock.moveTo(3);
  const { chains } = await server.get<ServerReport>('/api/v1/demo/report');
  for (const { dealId, scenario } of deals) {
    const [invoice, ...later] = chains.find(({ deal }) => deal.id === dealId)?.invoices ?? [];
    if (!scenario.correctedQuantity || !invoice || later.length > 0) continue;
    const lines = scenario.lines.map((line, index) => ({
      position: index + 1,
      sku: line.sku,
      name: line.name,
      quantity: index === 0 ? scenario.correctedQuantity : line.quantity,
      unitPrice: line.price,
    }));
    const input = { key: invoice.number, number: invoice.number, reason: 'Menge war falsch', lines };
    await server.post('/api/v1/flows/correct_invoice/runs', { input });
  }
  await until(() => true);
}

async function bookToDatev({ server, deals, until }: ActContext): Promise<void> {
  await server.post('/api/v1/flows/bookings_to_datev/runs', { input: {} });
  await until(({ booked }) => booked >= deals.length);
}

async function payInvoices({ server, sandbox, deals, clock, until }: ActContext): Promise<void> {
  await clock.moveTo(14);
  const { statements } = await bankStatements(sandbox);
  if (statements.length === 0) await writeStatements(server, sandbox, deals);
  await server.post('/api/v1/flows/bank_statement_to_payments/sweep');
  const paidInFull = deals.filter(({ scenario }) => scenario.payment.kind !== 'part').length;
  await until(({ paid }) => paid >= paidInFull);
}

async function reportOverdue({ server, clock, until }: ActContext): Promise<void> {
  await clock.moveTo(45);
  await server.post('/api/v1/flows/overdue_to_sales/runs', { input: {} });
  await until(() => true);
}

async function bankStatements(sandbox: JsonClient): Promise<{ statements: unknown[] }> {
  return sandbox.get('/control/bank/statements');
}
