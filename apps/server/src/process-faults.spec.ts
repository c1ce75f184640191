import { spawn } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';

const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);

/** A process of its own that is guarded and does `work`; gives back how it ended and what it wrote. */
async function guarded(work: string, isHeard = true, level = 'error') {
  const script = `
    import { createLog } from ${here('./log.ts')};
    import { guardProcess } from ${here('./process-faults.ts')};
    const log = createLog('${level}');
    guardProcess(log);
    ${work}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  let [said, logged] = ['', ''];
  child.stdout.on('data', (text: Buffer) => void (said += text.toString()));
  if (isHeard) child.stderr.on('data', (text: Buffer) => void (logged += text.toString()));
  else child.stderr.destroy();
  const code = await new Promise<number | null>((done) => void child.once('close', done));
  return { code, said, logged };
}

describe('a process of ours', () => {
  it.each([
    [
      'an exception in a timer',
      "setTimeout(() => { throw new Error('broken Authorization: Bearer abcdef0123456789'); });",
    ],
    [
      'a promise that nobody waits for',
      "void Promise.reject(new Error('broken Authorization: Bearer abcdef0123456789'));",
    ],
  ])('ends after %s with one line in its log, without secrets', async (_name, work) => {
    const { code, logged } = await guarded(`${work} setInterval(() => undefined, 1_000);`);
    expect(code).toBe(1);
    const lines = logged.trim().split('\n');
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      level: 'error',
      error: { message: expect.stringMatching(/^broken/) },
    });
    expect(logged).not.toContain('abcdef0123456789');
  });

  it('has what Node warns of in its log as one line, and nothing of what Node tries out', async () => {
    const { logged } = await guarded(
      `process.emitWarning('twelve listeners'); process.emitWarning('new', 'ExperimentalWarning');`,
      true,
      'warn',
    );
    const lines = logged.trim().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 'warn', message: 'Node warns', error: { message: 'twelve listeners' } },
    ]);
  });

  it('goes on when nobody reads its log any more', async () => {
    const { code, said } = await guarded(
      `for (let line = 0; line < 5; line += 1) {
         log.error('to nobody');
         await new Promise((done) => setTimeout(done, 50));
       }
       console.log('still here');`,
      false,
    );
    expect({ code, said }).toEqual({ code: 0, said: 'still here\n' });
  });
});
