// @ts-check
import { rmSync } from 'node:fs';

/** Removes what begin-run.js has made, with all that is in it. */
export default function endRun() {
  const { folderOfRun } = /** @type {typeof globalThis & { folderOfRun: string }} */ (globalThis);
  rmSync(folderOfRun, { recursive: true, force: true, maxRetries: 3 });
}
