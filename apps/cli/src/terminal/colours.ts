/** Numbers by which terminals switch a style on and off again (ECMA-48, SGR). */
const STYLES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** Puts a text into a style; texts stay as they are where there is no colour. */
export type Colours = Readonly<Record<keyof typeof STYLES, (text: string) => string>>;

export function coloursOf(isColoured: boolean): Colours {
  const styled = (name: keyof typeof STYLES) => (text: string) => {
    const [on, off] = STYLES[name];
    return isColoured ? `\u001B[${on}m${text}\u001B[${off}m` : text;
  };
  return {
    bold: styled('bold'),
    dim: styled('dim'),
    red: styled('red'),
    green: styled('green'),
    yellow: styled('yellow'),
    cyan: styled('cyan'),
  };
}
