import { expect, it } from '@jest/globals';
import { DiskWatch, type DiskWatchOptions } from './disk-watch.ts';

const GIGABYTE = 1_024 ** 3;

async function opened(totalBytes: number, frees: number[]): Promise<boolean[]> {
  const rooms = frees.map((freeBytes) => ({ folder: '/data', freeBytes, totalBytes }));
  const told: boolean[] = [];
  const watch = new DiskWatch({
    db: undefined as unknown as DiskWatchOptions['db'],
    config: { databaseDisk: '/data', diskFreePercent: 10 },
    onRoom: (hasRoom) => void told.push(hasRoom),
    measure: () => Promise.resolve(rooms.shift()),
  });
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
