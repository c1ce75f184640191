import { expect, it } from '@jest/globals';
import { DiskWatch, type DiskWatchOptions } from './disk-watch.ts';

const GIGABYTE = 1_024 ** 3;

/** A watch that finds these bytes free, one look after the other; a look without a number sees no disk. */
function watching(totalBytes: number, frees: (number | undefined)[]) {
  const rooms = frees.map((freeBytes) =>
    freeBytes === undefined ? undefined : { folder: '/data', freeBytes, totalBytes },
  );
  const told: boolean[] = [];
  const watch = new DiskWatch({
    db: undefined as unknown as DiskWatchOptions['db'],
    config: { databaseDisk: '/data', diskFreePercent: 10 },
    onRoom: (hasRoom) => void told.push(hasRoom),
    measure: () => Promise.resolve(rooms.shift()),
  });
  return { watch, told };
}

async function opened(totalBytes: number, frees: number[]): Promise<boolean[]> {
  const { watch, told } = watching(totalBytes, frees);
  for (const _ of frees) await watch.look();
  return told;
}

it('there is too little room below a tenth of a disk, and enough again a bit above that', async () => {
  expect(await opened(10, [2, 1, 0.9, 1.05, 1.2])).toEqual([false, true]);
});

it('nobody has to keep more than two gigabytes free', async () => {
  expect(await opened(1_000 * GIGABYTE, [2 * GIGABYTE])).toEqual([]);
  expect(await opened(1_000 * GIGABYTE, [2 * GIGABYTE - 1])).toEqual([false]);
});

it('a disk is low below twice the room that has to be free, and one that cannot be seen is not', async () => {
  const { watch, told } = watching(10, [2, 1.9, undefined]);
  expect(watch.isLow).toBe(false);
  const low: boolean[] = [];
  for (let look = 0; look < 3; look += 1) {
    await watch.look();
    low.push(watch.isLow);
  }
  expect([low, watch.hasRoom, told]).toEqual([[false, true, false], true, []]);
});
