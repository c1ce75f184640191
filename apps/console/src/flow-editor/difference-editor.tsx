import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { editorThemes } from './editor-theme.ts';
import { useMonaco, type Monaco } from './load-monaco.ts';
import styles from './difference-editor.module.css';

/** Two texts and what they are called. */
export interface Difference {
  label: string;
  before: string;
  after: string;
}

/** What differs between two texts, beside each other; below each other where there is little room. */
export function DifferenceEditor(difference: Difference) {
  const { t } = useWords();
  const { monaco, error } = useMonaco();
  if (error) return <ErrorState title={t('editor.failed')} error={error} onRetry={() => window.location.reload()} />;
  return monaco ? <LoadedDifference monaco={monaco} {...difference} /> : <LoadingLines lines={10} />;
}

function LoadedDifference({ monaco, label, before, after }: Difference & { monaco: Monaco }) {
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const host = document.createElement('div');
    host.className = styles.host ?? '';
    place.current?.append(host);
    const original = monaco.editor.createModel(before, 'yaml');
    const modified = monaco.editor.createModel(after, 'yaml');
    const running = monaco.editor.createDiffEditor(host, {
      automaticLayout: true,
      readOnly: true,
      originalAriaLabel: label,
      modifiedAriaLabel: label,
      fontSize: 13,
      lineHeight: 20,
      scrollBeyondLastLine: false,
      scrollbar: { alwaysConsumeMouseWheel: false },
      minimap: { enabled: false },
      hideUnchangedRegions: { enabled: true },
      renderOverviewRuler: false,
      bracketPairColorization: { enabled: false },
    });
    running.setModel({ original, modified });
    const end = () => {
      running.dispose();
      original.dispose();
      modified.dispose();
    };
    return () => {
      host.remove();
      // Texts that are gone before they were compared would be reported as a failure.
      if (running.getLineChanges() === null) running.onDidUpdateDiff(end);
      else end();
    };
  }, [monaco, label, before, after]);
  useEffect(() => monaco.editor.setTheme(editorThemes[scheme]), [monaco, scheme]);
  return <div ref={place} className={styles.difference} />;
}
