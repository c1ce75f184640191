/** A mistake that somebody could make, and the test that has to notice it. */
export interface PlantedBug {
  name: string;
  file: string;
  /** Stands exactly once in the file. */
  search: string;
  replace: string;
  /** Test file, and the words by which Jest finds the test. */
  test: { file: string; name: string };
  /** Where the goal names something that the product does not have: what was planted instead. */
  instead?: string;
}

/** The twelve bugs of the quality goals. */
export const BUGS: PlantedBug[] = [
  {
    name: 'no dedupe',
    file: 'libs/engine/src/event/dispatch.ts',
    search: 'dedupeKey: id, deliveryId',
    replace: 'dedupeKey: `${id}/${String(deliveryId)}`, deliveryId',
    test: {
      file: 'test/engine/runs/runs.spec.ts',
      name: 'start once for a record however often and by whatever way its event comes',
    },
  },
  {
    name: 'ack before commit',
    file: 'libs/engine/src/event/intake.ts',
    search: 'await this.#group.write({',
    replace: 'void this.#group.write({',
    test: {
      file: 'test/engine/intake/intake.spec.ts',
      name: 'a webhook that could not be stored is not called stored',
    },
  },
  {
    name: 'lookup without wait',
    file: 'libs/engine/src/effect/guard.ts',
    search: 'if (missing > 0) return waitForIndex(write, missing);',
    replace: '',
    test: { file: 'libs/engine/src/effect/guard.spec.ts', name: 'of class D waits for the lag' },
  },
  {
    name: 'no fencing',
    file: 'libs/engine/src/journal/fenced-rows.ts',
    search: 'using (id, attempt)',
    replace: 'using (id)',
    test: {
      file: 'libs/engine/src/journal/run-journal.spec.ts',
      name: 'writes nothing for an attempt that another one has overtaken',
    },
  },
  {
    name: 'unsigned accepted',
    file: 'libs/engine/src/event/intake.ts',
    search: "if (verdict !== 'ok') return verdict;",
    replace: '',
    test: { file: 'test/engine/runs/runs.spec.ts', name: 'refuse a delivery with a wrong signature' },
  },
  {
    name: 'alias allowed',
    file: 'libs/yaml/src/scan.ts',
    search: "type === 'anchor' || type === 'alias' || type === 'tag'",
    replace: "type === 'tag'",
    test: {
      file: 'libs/yaml/src/parse.spec.ts',
      name: 'of many anchors, tags or aliases is refused at the first one',
    },
  },
  {
    name: 'chain without head',
    file: 'libs/billing/src/services/number-draw.ts',
    search: 'do update set next = number_range.next + 1',
    replace: 'do update set next = number_range.next',
    test: {
      file: 'libs/billing/src/services/invoice/invoice-issue.spec.ts',
      name: 'leaves no gap and no double among twenty issued at once',
    },
    instead: 'there is no audit chain yet; the chain of invoice numbers forgets its head',
  },
  {
    name: 'secret in error',
    file: 'libs/http/src/redaction/redaction.ts',
    search: '(Bearer|Basic|API-Key|Token)',
    replace: '(Basic|API-Key|Token)',
    test: { file: 'libs/http/src/redaction/redaction.spec.ts', name: 'turns errors into name, message and facts' },
  },
  {
    name: 'lease too long',
    file: 'libs/engine/src/queue/job-queue.ts',
    search: 'const HEARTBEAT_SECONDS = 10;',
    replace: 'const HEARTBEAT_SECONDS = 60;',
    test: { file: 'libs/engine/src/queue/lease.spec.ts', name: 'goes to another within 15 seconds' },
  },
  {
    name: 'cron by wall clock',
    file: 'libs/engine/src/event/schedules.ts',
    search: '[name, slot, newId()]',
    replace: '[name, new Date(), newId()]',
    test: {
      file: 'test/engine/trouble/of-our-own.spec.ts',
      name: 'does not let several schedulers start one slot twice',
    },
  },
  {
    name: 'float money',
    file: 'libs/billing/src/rules/money.ts',
    search: 'exact(value).toFixed(currencyDigits(currency), Exact.ROUND_HALF_UP)',
    replace: 'Number(value).toFixed(currencyDigits(currency))',
    test: { file: 'libs/billing/src/rules/money.spec.ts', name: 'rounds halves away from zero in both directions' },
  },
  {
    name: 'missing route check',
    file: 'apps/server/src/auth/sign-in.guard.ts',
    search: "if (!person) throw new Problem(401, 'access.sign_in_needed', 'Sign in first');",
    replace: 'if (!person) return true;',
    test: { file: 'apps/server/src/auth/access.spec.ts', name: 'to nobody but those who may' },
  },
];
