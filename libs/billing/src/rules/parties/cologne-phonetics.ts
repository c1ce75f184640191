/** Codes of single letters that do not depend on their neighbours (Postel, 1969). */
const PLAIN: Readonly<Record<string, string>> = {
  a: '0',
  e: '0',
  i: '0',
  j: '0',
  o: '0',
  u: '0',
  y: '0',
  b: '1',
  f: '3',
  v: '3',
  w: '3',
  g: '4',
  k: '4',
  q: '4',
  l: '5',
  m: '6',
  n: '6',
  r: '7',
  s: '8',
  z: '8',
};

/** How a folded word sounds in German (Kölner Phonetik): `meyer` and `maier` are both `67`. */
export function cologneCode(word: string): string {
  const letters = [...word].filter((letter) => /[a-z]/.test(letter));
  const codes = letters.map((letter, index) => letterCode(letter, letters[index - 1], letters[index + 1])).join('');
  const single = codes.replace(/(.)\1+/g, '$1');
  return single.slice(0, 1) + single.slice(1).replaceAll('0', '');
}

function letterCode(letter: string, before: string | undefined, after: string | undefined): string {
  const follows = (letters: string) => after !== undefined && letters.includes(after);
  const precedes = (letters: string) => before !== undefined && letters.includes(before);
  if (letter === 'h') return '';
  if (letter === 'p') return follows('h') ? '3' : '1';
  if (letter === 'd' || letter === 't') return follows('csz') ? '8' : '2';
  if (letter === 'x') return precedes('ckq') ? '8' : '48';
  if (letter === 'c') {
    if (before === undefined) return follows('ahkloqrux') ? '4' : '8';
    return !precedes('sz') && follows('ahkoqux') ? '4' : '8';
  }
  return PLAIN[letter] ?? '';
}
