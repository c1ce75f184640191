import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('./global.css', import.meta.url), 'utf8');

function tokensOf(scheme: string): Map<string, string> {
  const block = css.split(`[data-mantine-color-scheme='${scheme}'] {`)[1]?.split('}')[0] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const onSurfaces = [
  'ink-1',
  'ink-2',
  'ink-3',
  'accent',
  'danger',
  'warning',
  'success',
  'code-tag',
  'code-name',
  'code-value',
];
const pairs = [
  ...onSurfaces.flatMap((ink) => ['surface-0', 'surface-1', 'surface-hover'].map((ground) => [ink, ground])),
  ...['accent', 'danger', 'warning', 'success'].map((ink) => [ink, `${ink}-soft`]),
  ...['accent-soft', 'difference', 'danger-soft', 'warning-soft', 'success-soft'].flatMap((ground) => [
    ['ink-1', ground],
    ['ink-2', ground],
  ]),
  ['surface-1', 'accent'],
];

describe('the colours', () => {
  it.each(['light', 'dark'])('keep text readable by WCAG AA in the %s look', (scheme) => {
    const tokens = tokensOf(scheme);
    const weak = pairs
      .map(([ink = '', ground = '']) => ({
        ink,
        ground,
        ratio: contrast(tokens.get(ink) ?? '#000000', tokens.get(ground) ?? '#000000'),
      }))
      .filter(({ ratio }) => ratio < 4.5);
    expect(weak).toEqual([]);
  });
});
