// @ts-check
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Has everything that these tests write lie in one folder, which end-run.js removes: of a hundred suites that make
 * folders, some always forget one. Outside stays the database that the next run finds again.
 */
export default function beginRun() {
  process.env['TEST_DATABASE_PLACE'] ??= tmpdir();
  const folder = mkdtempSync(join(tmpdir(), 'belegfluss-run-'));
  // As everybody else's: PostgreSQL does not run as root.
  chmodSync(folder, 0o1777);
  Object.assign(globalThis, { folderOfRun: folder });
  process.env['TMPDIR'] = folder;
}
