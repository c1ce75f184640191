import { lineDiff, unifiedText, type LineDiff, type Standing } from '@belegfluss/flow';
import type { ServerApi } from '../rest/server-api.ts';
import { shownPath } from '../terminal/words/diagnostic-text.ts';
import { compared, type Compared } from './compared.ts';
import type { LocalFlow } from './local-flows.ts';
import { versionText } from './server-flows.ts';

/** A file beside what it was compared with. */
export interface ComparedFile extends LineDiff {
  flow: string;
  file: string;
  /** How the file stands to what is live. */
  standing: Standing;
  /** The version that it was compared with; null where nothing is live. */
  against: number | null;
}

/** What differs between files and what is live, or one version of each; `text` is a unified diff. */
export async function diffFiles(
  api: ServerApi,
  server: string,
  locals: readonly LocalFlow[],
  against: number | 'live',
): Promise<{ items: ComparedFile[]; text: string }> {
  const found = await compared(api, server, locals);
  const items = await Promise.all(
    found.map(async (each): Promise<ComparedFile> => {
      const { local, live, standing } = each;
      const { flow, file, text } = local;
      const version = against === 'live' ? (live?.version ?? null) : against;
      return { flow, file, standing, against: version, ...lineDiff(await otherSide(api, each, against), text) };
    }),
  );
  const texts = items.map((item) => {
    const from = item.against === null ? '/dev/null' : `${item.flow} v${item.against}`;
    return unifiedText(item, { from, to: shownPath(item.file) });
  });
  return { items, text: texts.filter((each) => each !== '').join('\n') };
}

function otherSide(api: ServerApi, { local, live }: Compared, against: number | 'live'): Promise<string> {
  return against === 'live' ? Promise.resolve(live?.source ?? '') : versionText(api, local.flow, against);
}
