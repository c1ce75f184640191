import { useMemo, useState } from 'react';
import { useWords } from '../i18n/use-words.ts';
import styles from './code.module.css';
import { xmlLines, type XmlLine } from './xml-lines.ts';

/** XML as indented, coloured lines with numbers; blocks fold. */
export function XmlTree({ root, label }: { root: Element; label: string }) {
  const { t } = useWords();
  const lines = useMemo(() => xmlLines(root), [root]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const toggle = (index: number) => {
    const after = new Set(folded);
    if (!after.delete(index)) after.add(index);
    setFolded(after);
  };
  return (
    <div className={styles.code} role="region" aria-label={label} tabIndex={0}>
      {visibleLines(lines, folded).map((index) => {
        const line = lines[index];
        return (
          line && (
            <div key={index} className={styles.line}>
              <span className={styles.number} aria-hidden>
                {index + 1}
              </span>
              {line.end !== undefined && (
                <button
                  type="button"
                  className={styles.fold}
                  style={{ left: `${3.25 + line.depth}rem` }}
                  aria-expanded={!folded.has(index)}
                  aria-label={t('files.fold', { name: line.name })}
                  onClick={() => toggle(index)}
                />
              )}
              <span className={styles.text} style={{ paddingLeft: `${line.depth + 1}rem` }}>
                <XmlLineText line={line} />
                {folded.has(index) && <span className={styles.more}> … </span>}
              </span>
            </div>
          )
        );
      })}
    </div>
  );
}

function XmlLineText({ line }: { line: XmlLine }) {
  if (line.kind === 'text') return line.text;
  if (line.kind === 'comment') return <span className={styles.comment}>{`<!-- ${line.text} -->`}</span>;
  if (line.kind === 'close') return <span className={styles.tag}>{`</${line.name}>`}</span>;
  const empty = line.kind === 'leaf' && line.text === '';
  return (
    <>
      <span className={styles.tag}>{`<${line.name}`}</span>
      {line.attributes.map(({ name, value }) => (
        <span key={name}>
          {' '}
          <span className={styles.name}>{name}</span>=<span className={styles.value}>{`"${value}"`}</span>
        </span>
      ))}
      <span className={styles.tag}>{empty ? '/>' : '>'}</span>
      {line.kind === 'leaf' && !empty && (
        <>
          {line.text}
          <span className={styles.tag}>{`</${line.name}>`}</span>
        </>
      )}
    </>
  );
}

function visibleLines(lines: XmlLine[], folded: ReadonlySet<number>): number[] {
  const visible: number[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    visible.push(index);
    if (folded.has(index)) index = lines[index]?.end ?? index;
  }
  return visible;
}
