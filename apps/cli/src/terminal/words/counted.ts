/** A number with the word for so many: `1 file`, `2 files`. */
export function counted(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}
