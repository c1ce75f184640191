import { DiagnosticError, type FindResult, type MatchResult, type Text } from '@belegfluss/sdk';
import type { Database, Sql } from '@belegfluss/store';
import { normalisedName } from '../../rules/parties/company-name.ts';
import { likeness, vatKey } from '../../rules/parties/party-matching.ts';
import type { BillingSettings } from '../../settings/billing-settings.ts';
import {
  createParty,
  linkParty,
  partyById,
  partyByKey,
  partyByLink,
  similarParties,
  type CompanyDescription,
  type Party,
} from './party-directory.ts';

/** A company to be found among our customers. `decision` is a party's id or `new` once a person decided. */
export interface MatchRequest {
  company: CompanyDescription;
  /** Score from 0 to 1 from which on nobody has to be asked. */
  accept: number;
  decision?: string | undefined;
  decidedBy?: string | undefined;
  at: Date;
}

interface Candidate {
  party: Party;
  score: string;
  reasons: Text[];
}

/**
 * Finds the customer by link, VAT id, customer number, then by likeness; makes it where nobody is alike.
 * Safe at any concurrency: companies of one name or VAT id wait for each other.
 */
export function matchCustomer(db: Database, settings: BillingSettings, request: MatchRequest): Promise<MatchResult> {
  return db.transaction(async (tx) => {
    const { company, decision, at } = request;
    await lockCompany(tx, company);
    const linked = await partyByLink(tx, company.external);
    if (linked) return learnt(tx, linked, company, at);
    const candidates =
      decision === undefined || decision === 'new'
        ? await rankedCandidates(tx, company, settings.matching.askFrom)
        : [];
    const party =
      decision === undefined ? await knownParty(tx, company, candidates, request.accept) : await decided(tx, decision);
    if (party === undefined && decision === undefined && candidates.length > 0) return uncertain(candidates);
    const chosen = party ?? (await createParty(tx, settings, company, at));
    if (decision === 'new') await rememberDistinct(tx, chosen, candidates, request);
    return learnt(tx, chosen, company, at);
  });
}

/** What `matchCustomer` would find as things stand, without a lock and without learning anything of the company. */
export async function findCustomer(
  sql: Sql,
  settings: BillingSettings,
  { company, accept }: Pick<MatchRequest, 'company' | 'accept'>,
): Promise<FindResult> {
  const linked = await partyByLink(sql, company.external);
  if (linked) return matched(linked);
  const candidates = await rankedCandidates(sql, company, settings.matching.askFrom);
  const party = await knownParty(sql, company, candidates, accept);
  if (party) return matched(party);
  return candidates.length > 0 ? uncertain(candidates) : { verdict: 'missing' };
}

/** The party that nobody needs to be asked about. */
async function knownParty(
  sql: Sql,
  company: CompanyDescription,
  candidates: readonly Candidate[],
  accept: number,
): Promise<Party | undefined> {
  return (await partyByKey(sql, company)) ?? (await beyondDoubt(sql, candidates, accept));
}

/** The party, with what this company's record tells of it that we did not know. */
async function learnt(tx: Sql, party: Party, company: CompanyDescription, at: Date): Promise<MatchResult> {
  await linkParty(tx, party, company, at);
  return matched((await partyById(tx, party.id)) ?? party);
}

/** Locks are taken in one order, so that two companies never wait for each other crosswise. */
async function lockCompany(tx: Sql, company: CompanyDescription): Promise<void> {
  const keys = [`name ${normalisedName(company.name)}`, `vat ${vatKey(company.vatId)}`]
    .filter((key) => key !== 'vat ')
    .sort();
  for (const key of keys) await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 4))', [`party ${key}`]);
}

async function rankedCandidates(tx: Sql, company: CompanyDescription, askFrom: number): Promise<Candidate[]> {
  const parties = await similarParties(tx, company);
  return parties
    .map((party) => ({ party, ...likeness(company, party) }))
    .filter(({ score }) => Number(score) >= askFrom)
    .sort(
      (one, other) =>
        other.score.localeCompare(one.score) || one.party.debtorNumber.localeCompare(other.party.debtorNumber),
    );
}

/** The best candidate, if it is good enough and no other is too; one that a person told apart from the best does not count. */
async function beyondDoubt(tx: Sql, candidates: readonly Candidate[], accept: number): Promise<Party | undefined> {
  const [best, ...others] = candidates.filter(({ score }) => Number(score) >= accept);
  if (best === undefined) return undefined;
  for (const other of others) {
    if (other.score === best.score || !(await knownDistinct(tx, best.party, other.party))) return undefined;
  }
  return best.party;
}

async function decided(tx: Sql, decision: string): Promise<Party | undefined> {
  if (decision === 'new') return undefined;
  const party = await partyById(tx, decision);
  if (party) return party;
  throw new DiagnosticError({
    code: 'billing.customer_unknown',
    severity: 'error',
    message: { de: 'Den gewählten Kunden gibt es nicht.', en: 'The chosen customer does not exist.' },
    remedy: {
      de: 'Wählen Sie einen der vorgeschlagenen Kunden oder „neu“.',
      en: 'Choose one of the proposed customers, or "new".',
    },
    facts: { decision },
  });
}

async function knownDistinct(tx: Sql, one: Party, other: Party): Promise<boolean> {
  const rows = await tx.query(
    'select 1 from party_distinct where lower_id = least($1::uuid, $2::uuid) and upper_id = greatest($1::uuid, $2::uuid)',
    [one.id, other.id],
  );
  return rows.length > 0;
}

async function rememberDistinct(
  tx: Sql,
  chosen: Party,
  candidates: readonly Candidate[],
  request: MatchRequest,
): Promise<void> {
  for (const { party } of candidates) {
    await tx.query(
      `insert into party_distinct (lower_id, upper_id, decided_by, decided_at)
       values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4) on conflict do nothing`,
      [chosen.id, party.id, request.decidedBy ?? 'person', request.at],
    );
  }
}

function matched(party: Party): MatchResult {
  return { verdict: 'matched', record: { ...party } };
}

function uncertain(candidates: readonly Candidate[]): MatchResult {
  return {
    verdict: 'uncertain',
    candidates: candidates
      .slice(0, 5)
      .map(({ party, score, reasons }) => ({ key: party.id, score, reasons, record: { ...party } })),
  };
}
