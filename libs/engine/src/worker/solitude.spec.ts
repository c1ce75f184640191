import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Solitude } from './solitude.ts';

/** Work that lasts until it is told to end. */
class Held {
  begun = false;
  end: () => void = () => undefined;
  readonly #ended = new Promise<void>((done) => {
    this.end = done;
  });
  readonly work = () => {
    this.begun = true;
    return this.#ended;
  };
}

describe('solitude', () => {
  it('begins when all the others are done', async () => {
    const solitude = new Solitude();
    const [first, second, alone] = [new Held(), new Held(), new Held()];
    const others = [solitude.beside(first.work), solitude.beside(second.work)];
    const had = solitude.alone(alone.work);
    first.end();
    await turn();
    expect([solitude.isSought, alone.begun]).toEqual([true, false]);
    second.end();
    await Promise.all(others);
    await turn();
    expect(alone.begun).toBe(true);
    alone.end();
    expect(await had).toBe(true);
    expect(solitude.isSought).toBe(false);
  });

  it('is for one: whoever seeks it meanwhile is turned away at once', async () => {
    const solitude = new Solitude();
    const [alone, second] = [new Held(), new Held()];
    const had = solitude.alone(alone.work);
    expect(await solitude.alone(second.work)).toBe(false);
    alone.end();
    await had;
    expect(second.begun).toBe(false);
    expect(await solitude.alone(() => Promise.resolve())).toBe(true);
  });

  it('is not begun by whoever waits when it is given up', async () => {
    const solitude = new Solitude();
    const [other, alone] = [new Held(), new Held()];
    void solitude.beside(other.work);
    const had = solitude.alone(alone.work);
    solitude.giveUp();
    expect(await had).toBe(false);
    expect(await solitude.alone(alone.work)).toBe(false);
    expect(alone.begun).toBe(false);
    other.end();
  });

  it('ends where its work fails, and says so', async () => {
    const solitude = new Solitude();
    await expect(solitude.alone(() => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
    await expect(solitude.beside(() => Promise.reject(new Error('stop')))).rejects.toThrow('stop');
    expect(await solitude.alone(() => Promise.resolve())).toBe(true);
  });
});
