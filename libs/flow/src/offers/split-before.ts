/** What stands before the word that is being written in an expression. */
export interface WrittenBefore {
  /** What the word is looked for in: `steps.lookup` before `steps.lookup.am`; empty where a name begins. */
  holder: string;
  /** Variables of the loops in which the word stands, with the lists that they go through. */
  loops: { variable: string; list: string }[];
}

const NAME = '[A-Za-z_]\\w*';
const PATH = `${NAME}(?:\\[\\d+\\])?(?:\\.\\??${NAME}(?:\\[\\d+\\])?)*`;
const HOLDER = new RegExp(`(^|[^\\w.\\])])(${PATH})\\.\\??$`);
const LOOP = new RegExp(`(${PATH})\\.(?:all|exists|exists_one|filter|map)\\(\\s*(${NAME})\\s*,`, 'g');
/** A text in either kind of quotes. */
const TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;

/** Reads what stands before a word; `undefined` inside of a text and behind what is no path of names. */
export function splitBefore(before: string): WrittenBefore | undefined {
  const bare = before.replace(TEXT, '0');
  if (/["']/.test(bare)) return undefined;
  const holder = HOLDER.exec(bare)?.[2];
  if (holder === undefined && /\.\??$/.test(bare)) return undefined;
  const loops = [...bare.matchAll(LOOP)].flatMap(([whole, list = '', variable = ''], index, all) => {
    const start = (all[index]?.index ?? 0) + whole.length;
    return isOpen(bare.slice(start)) ? [{ variable, list }] : [];
  });
  return { holder: holder ?? '', loops };
}

/** Whether the bracket before a text is not closed in it. */
function isOpen(text: string): boolean {
  let depth = 1;
  for (const sign of text) {
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0) return false;
  }
  return true;
}
