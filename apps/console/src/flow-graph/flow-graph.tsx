import { useMemo } from 'react';
import { useWords } from '../i18n/use-words.ts';
import styles from './flow-graph.module.css';
import { layOutFlow, type PlacedBox } from './flow-layout.ts';
import type { FlowOutline, Place } from './flow-outline.ts';

/** What a drawn flow is given and tells. */
export interface FlowGraphProps {
  outline: FlowOutline;
  /** The text cannot be read right now; this is how it last could. */
  stale: boolean;
  /** Key of the box in which the cursor of the editor stands. */
  current: string | undefined;
  /** Lines with an error of the checker. */
  faultyLines: number[];
  onSelect: (place: Place) => void;
}

/** A flow as boxes from top to bottom; each leads to its lines in the text. */
export function FlowGraph({ outline, stale, current, faultyLines, onSelect }: FlowGraphProps) {
  const { t } = useWords();
  const layout = useMemo(() => layOutFlow(outline), [outline]);
  const { width, height } = layout;
  return (
    <div className={styles.scroller} role="group" aria-label={t('flowGraph.name')} data-stale={stale || undefined}>
      {stale && <p className={styles.stale}>{t('flowGraph.stale')}</p>}
      <div className={styles.canvas} style={{ width, height }}>
        {layout.frames.map(({ key, loop, names, ...area }) => (
          <div key={key} className={styles.frame} data-loop={loop || undefined} style={areaStyle(area)} aria-hidden>
            {names.map(({ name, x, y }) => (
              <span key={name} className={styles.way} style={{ left: x - area.x, top: y - area.y }}>
                {name === 'otherwise' ? t('flowGraph.otherwise') : name}
              </span>
            ))}
          </div>
        ))}
        <svg className={styles.links} width={width} height={height} aria-hidden>
          {layout.links.map((path) => (
            <path key={path} d={path} className={styles.link} />
          ))}
        </svg>
        {layout.boxes.map((box) => (
          <Box
            key={box.key}
            box={box}
            current={box.key === current}
            faulty={ownLines(box, faultyLines)}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

function Box({
  box: { key, item, ...area },
  current,
  faulty,
  onSelect,
}: {
  box: PlacedBox;
  current: boolean;
  faulty: boolean;
  onSelect: (place: Place) => void;
}) {
  const { t, word } = useWords();
  const begins = key === `on.${item.id}`;
  return (
    <button
      type="button"
      className={styles.box}
      style={areaStyle(area)}
      data-box={key}
      data-kind={item.kind}
      data-trigger={begins || undefined}
      data-faulty={faulty || undefined}
      data-conditional={('conditional' in item && item.conditional) || undefined}
      aria-current={current ? 'step' : undefined}
      title={item.use}
      onClick={() => onSelect(item.place)}
    >
      <span className={styles.id}>{item.id}</span>
      <span className={styles.use}>
        {word(begins ? 'triggerKind' : 'stepKind', item.kind)} {item.use}
      </span>
      {faulty && <span className={styles.faulty}>{t('flowGraph.faulty')}</span>}
    </button>
  );
}

/** Whether one of the lines belongs to a box itself: those of steps inside are marked there. */
function ownLines({ item }: PlacedBox, lines: number[]): boolean {
  const inner = 'ways' in item ? item.ways.flatMap(({ steps }) => steps.map(({ place }) => place)) : [];
  return lines.some((line) => within(line, item.place) && !inner.some((place) => within(line, place)));
}

function within(line: number, { line: from, endLine }: Place): boolean {
  return from <= line && line <= endLine;
}

function areaStyle({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  return { left: x, top: y, width, height };
}
