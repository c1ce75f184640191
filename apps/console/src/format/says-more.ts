/** Whether a sentence says more than a name that stands before it. */
export function saysMore(sentence: string, name: string): boolean {
  return bare(sentence) !== bare(name);
}

function bare(text: string): string {
  return text.replace(/\.$/, '').toLowerCase();
}
