import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rehearse } from '@belegfluss/engine';
import { adopt, differences, lineDiff, unifiedText, type Rehearsed } from '@belegfluss/flow';
import { DiagnosticError } from '@belegfluss/sdk';
import { writeWhole } from '../files/write-file.ts';
import { shownPath } from '../terminal/words/diagnostic-text.ts';
import { wantedTests, type WantedTest } from './run-tests.ts';

/** A file in which tests expect something else now. */
export interface UpdatedFile {
  file: string;
  /** Unified. */
  diff: string;
}

/**
 * Has tests expect what comes out now, in the files where they stand. A test that cannot tell what comes out, since an answer
 * is missing or a row does not fit, is left as it is; so is one whose run is set aside unawaited. Throws as `runTests`.
 */
export async function updateTests(paths: readonly string[], environment: string): Promise<UpdatedFile[]> {
  const texts = new Map<string, { before: string; after: string }>();
  for (const test of wantedTests(paths, environment)) {
    const file = resolve(test.scenario.file);
    const { before, after } = texts.get(file) ?? both(readFileSync(file, 'utf8'));
    texts.set(file, { before, after: await adopted(test, after) });
  }
  return [...texts]
    .filter(([, { before, after }]) => before !== after)
    .map(([file, { before, after }]) => {
      writeWhole(file, after);
      const name = shownPath(file);
      return { file: name, diff: unifiedText(lineDiff(before, after), { from: name, to: name }) };
    });
}

async function adopted(test: WantedTest, text: string): Promise<string> {
  const got = await outcomeOf(test);
  if (got && isSetAsideUnawaited(test.scenario, got)) return text;
  const found = got && differences(test.scenario, got);
  return found && found.length > 0 ? adopt(text, test.scenario.index, found, got) : text;
}

/** What broke is not to be expected from now on; who wants a run to be set aside writes so first. */
function isSetAsideUnawaited({ expect }: WantedTest['scenario'], { state }: Rehearsed): boolean {
  return state === 'dead' && expect.state !== 'dead';
}

async function outcomeOf({ pack, plan, scenario }: WantedTest): Promise<Rehearsed | undefined> {
  try {
    const got = await rehearse(pack, plan, scenario.given);
    return got.unanswered.some(({ kind }) => kind === 'read') ? undefined : got;
  } catch (error) {
    if (error instanceof DiagnosticError) return undefined;
    throw error;
  }
}

function both(text: string): { before: string; after: string } {
  return { before: text, after: text };
}
