import { Button } from '@mantine/core';
import { useState } from 'react';
import { useChildren } from '../api/run-queries.ts';
import type { RunDetail } from '../api/schema.ts';
import { useFormat } from '../format/use-format.ts';
import { useWords } from '../i18n/use-words.ts';
import { RelatedLine } from './related-line.tsx';

/** So many are shown before somebody wants to see them all. */
const FEW = 5;

/** The runs that this one set off: the first of them, and all page by page where somebody asks for it. */
export function RunChildren({ detail: { run, children, childCount } }: { detail: RunDetail }) {
  const { t } = useWords();
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { data, hasNextPage, fetchNextPage, isFetching } = useChildren(run.id, isOpen);
  const rows = (isOpen && data?.pages.flatMap((page) => page.runs)) || children.slice(0, FEW);
  const isMore = isOpen ? !data || hasNextPage : childCount > FEW;
  return (
    <>
      {rows.map((child) => (
        <RelatedLine
          key={child.id}
          word={t(child.called ? 'runRelation.called' : 'runRelation.told', { step: child.step ?? '' })}
          related={child}
        />
      ))}
      {isMore && (
        <li>
          <Button
            size="compact-sm"
            variant="default"
            loading={isFetching}
            onClick={() => (isOpen ? void fetchNextPage() : setOpen(true))}
          >
            {t('runRelation.more', { count: childCount - rows.length, number: format.count(childCount - rows.length) })}
          </Button>
        </li>
      )}
    </>
  );
}
