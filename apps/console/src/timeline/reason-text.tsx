import type { Text } from '../api/schema.ts';
import { useWords } from '../i18n/use-words.ts';

/** Why something ended or waits: the name of its code, the code, and what is said of this one. */
export function ReasonText({ code, message }: { code: string; message: Text | null }) {
  const { text, reason } = useWords();
  return (
    <>
      {reason(code)} <code>{code}</code> {message && text(message)}
    </>
  );
}
