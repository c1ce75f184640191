import type { Text } from '../api/schema.ts';
import { saysMore } from '../format/says-more.ts';
import { useWords } from '../i18n/use-words.ts';

/** Why something ended or waits: the name of its code, the code, and what more is said of this one. */
export function ReasonText({ code, message }: { code: string; message: Text | null }) {
  const { text, reason } = useWords();
  const name = reason(code);
  const sentence = message && text(message);
  return (
    <>
      {name} <code>{code}</code> {sentence && saysMore(sentence, name) && sentence}
    </>
  );
}
