import type { Verb } from '../command.ts';
import { apply } from './apply.ts';
import { bank } from './bank.ts';
import { check } from './check.ts';
import { completion } from './completion.ts';
import { connections } from './connections.ts';
import { datev } from './datev.ts';
import { demo } from './demo.ts';
import { deliveries } from './deliveries.ts';
import { deploy } from './deploy.ts';
import { deployments } from './deployments.ts';
import { diff } from './diff.ts';
import { einvoice } from './einvoice.ts';
import { flows } from './flows.ts';
import { init } from './init.ts';
import { key } from './key.ts';
import { plan } from './plan.ts';
import { pull } from './pull.ts';
import { questions } from './questions.ts';
import { restore } from './restore.ts';
import { rollback } from './rollback.ts';
import { run } from './run.ts';
import { runs } from './runs.ts';
import { schema } from './schema.ts';
import { serve } from './serve.ts';
import { test } from './test.ts';

/** All verbs by the word that calls them, in the order of the help. */
const VERBS: Readonly<Record<string, Verb>> = {
  serve,
  demo,
  init,
  check,
  test,
  schema,
  flows,
  diff,
  deploy,
  deployments,
  rollback,
  pull,
  plan,
  apply,
  run,
  runs,
  questions,
  connections,
  deliveries,
  bank,
  datev,
  einvoice,
  restore,
  key,
  completion,
};

/** The verbs that a call can be about: of one that begins with its verb only that, of one that only asks for the version none. */
export function verbsOf([first = '']: readonly string[]): readonly Verb[] {
  if (first === '--version') return [];
  const verb = Object.hasOwn(VERBS, first) ? VERBS[first] : undefined;
  // Its script names all of them.
  return verb && verb !== completion ? [verb] : Object.values(VERBS);
}
