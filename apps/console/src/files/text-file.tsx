import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiProblem } from '../api/request.ts';
import type { Voucher } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';
import { ErrorState } from '../states/error-state.tsx';
import { LoadingLines } from '../states/loading-lines.tsx';
import { NumberedLines } from './numbered-lines.tsx';
import { XmlTree } from './xml-tree.tsx';

/** Reads a text file of a voucher and shows it; XML that cannot be parsed is shown as it came. */
export function TextFile({ file }: { file: Voucher['files'][number] }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery({
    queryKey: ['file', file.url],
    queryFn: ({ signal }) => readText(file.url, signal),
    // Files are addressed by the hash of their content.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const parsed = useMemo(() => (file.role === 'xml' && data ? parseXml(data) : undefined), [file.role, data]);
  if (error) return <ErrorState title={t('files.failed')} error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingLines />;
  if (parsed) return <XmlTree root={parsed} label={file.name} />;
  return <NumberedLines lines={data.replace(/\r?\n$/, '').split(/\r?\n/)} label={file.name} />;
}

async function readText(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { signal, credentials: 'same-origin' });
  if (!response.ok) throw new ApiProblem(response.status, `http.${response.status}`, url);
  const bytes = await response.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // DATEV's text files are written in Windows-1252.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function parseXml(text: string): Element | undefined {
  const parsed = new DOMParser().parseFromString(text, 'application/xml');
  return parsed.querySelector('parsererror') ? undefined : parsed.documentElement;
}
