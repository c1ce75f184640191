/**
 * Which of the offered media types an `Accept` header likes best; the first one where it says nothing, `undefined` where it likes
 * none. Of equally liked ones the first offered wins.
 */
export function preferredType<Offer extends string>(
  accept: string | undefined,
  offered: readonly Offer[],
): Offer | undefined {
  const ranges = (accept?.trim() ? accept : '*/*').toLowerCase().split(',').map(rangeOf);
  const liked = offered.map((type) => ({ type, quality: qualityOf(type, ranges) }));
  const [best] = liked.filter(({ quality }) => quality > 0).sort((one, other) => other.quality - one.quality);
  return best?.type;
}

interface Range {
  type: string;
  quality: number;
}

function rangeOf(written: string): Range {
  const [type = '', ...parameters] = written.split(';').map((part) => part.trim());
  const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1');
  return { type, quality: Number.isFinite(quality) ? quality : 0 };
}

/** The most exact range decides (RFC 9110, 12.5.1). */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [family = ''] = type.split('/');
  for (const pattern of [type, `${family}/*`, '*/*']) {
    const range = ranges.find((one) => one.type === pattern);
    if (range) return range.quality;
  }
  return 0;
}
