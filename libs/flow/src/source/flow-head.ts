import type { Text } from '@belegfluss/sdk';
import { readYaml } from './source.ts';

/** What people know a flow by. */
export interface FlowHead {
  title: Text;
  owner: string;
}

/** The head of a flow's text, whatever the checker says to the rest of it; `undefined` where it has none. */
export function flowHead(text: string): FlowHead | undefined {
  const { title, owner } = (readYaml('', text).source?.value ?? {}) as { title?: Partial<Text>; owner?: unknown };
  const { de, en } = title ?? {};
  return typeof de === 'string' && typeof en === 'string' && typeof owner === 'string'
    ? { title: { de, en }, owner }
    : undefined;
}
