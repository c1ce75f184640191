import { Button, SegmentedControl } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { Voucher } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import styles from './file-viewer.module.css';
import { TextFile } from './text-file.tsx';

const PAGES: ReadonlySet<Voucher['files'][number]['role']> = new Set(['pdf', 'report']);

/** The files of a voucher, one at a time: PDF and reports as pages, XML and CSV as readable text. */
export function FileViewer({ files }: { files: Voucher['files'] }) {
  const { t, word } = useWords();
  const [chosen, setChosen] = useState(files[0]?.url ?? '');
  const file = files.find(({ url }) => url === chosen) ?? files[0];
  if (!file) return null;
  return (
    <section className={styles.viewer} aria-label={t('files.title')}>
      <div className={styles.bar}>
        <SegmentedControl
          size="xs"
          aria-label={t('files.title')}
          value={file.url}
          onChange={setChosen}
          data={files.map(({ url, role }) => ({ value: url, label: word('files.role', role) }))}
        />
        <span className={styles.name}>{file.name}</span>
        <Button
          component="a"
          href={file.url}
          download={file.name}
          size="xs"
          variant="default"
          leftSection={<IconDownload size={14} stroke={1.7} aria-hidden />}
        >
          {t('files.save')}
        </Button>
      </div>
      {PAGES.has(file.role) ? (
        <iframe className={styles.pages} src={`${file.url}#navpanes=0`} title={file.name} />
      ) : (
        <TextFile key={file.url} file={file} />
      )}
    </section>
  );
}
