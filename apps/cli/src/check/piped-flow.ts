import { resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { checkFlowBytes } from '@belegfluss/flow';
import { shownPath } from '../terminal/words/diagnostic-text.ts';
import { installed } from './installed.ts';
import { withShownPath, type PackFindings } from './pack-check.ts';

/** Checks the flow on standard input, called `name`, as a part of a pack: in the place of the flow that is named as it is. */
export async function checkPiped(name: string, folder: string, environment: string): Promise<PackFindings> {
  const bytes = await buffer(process.stdin);
  const { isJudged, diagnostics } = checkFlowBytes(folder, installed(environment), { name, bytes });
  return {
    packs: [shownPath(resolve(folder))],
    files: isJudged ? 1 : 0,
    unjudged: isJudged ? [] : [name],
    diagnostics: diagnostics.map((finding) => (finding.file === name ? finding : withShownPath(finding))),
  };
}
