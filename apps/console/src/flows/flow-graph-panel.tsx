import { FlowGraph } from '../flow-graph/flow-graph.tsx';
import { outlinedAt, type Place } from '../flow-graph/flow-outline.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './flow-graph-panel.module.css';
import type { FlowFindings } from './use-flow-findings.ts';

/** The steps of a text as a graph, with the step of the cursor and those that are wrong, as soon as the text can be read. */
export function FlowGraphPanel({
  findings: { outline, stale, found },
  line,
  onSelect,
}: {
  findings: FlowFindings;
  /** Where the cursor stands in the text. */
  line: number;
  onSelect: (place: Place) => void;
}) {
  const { t } = useWords();
  if (!outline) return <p className={styles.none}>{t('flowGraph.none')}</p>;
  const faultyLines = found.flatMap(({ severity, line: at }) => (severity === 'error' && at ? [at] : []));
  return (
    <FlowGraph
      outline={outline}
      stale={stale}
      current={outlinedAt(outline, line)}
      faultyLines={faultyLines}
      onSelect={onSelect}
    />
  );
}
