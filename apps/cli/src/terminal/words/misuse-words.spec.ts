import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../config.ts';
import { main } from '../../main.ts';

/** What a wrong call is told in German. */
async function told(...argv: string[]): Promise<string> {
  let said = '';
  const terminal = { out: () => undefined, err: (text: string) => void (said += text) };
  expect(await main([...argv, '--lang', 'de'], terminal, readSettings({}))).toBe(2);
  return said.split('\n')[1]?.trim() ?? '';
}

describe('wrong use in German', () => {
  it.each([
    [['brew'], 'Das Verb „brew“ gibt es nicht'],
    [['chekc'], 'Das Verb „chekc“ gibt es nicht. Meinten Sie check?'],
    [['check', '--nonsense'], 'Die Option „--nonsense“ gibt es nicht'],
    [['check', '--jsn'], 'Die Option „--jsn“ gibt es nicht. Meinten Sie --json?'],
    [['questions', 'answer', '42'], 'Das Argument „option“ fehlt'],
    [['runs', 'cancel', 'x'], 'Die Option „--cause <code>“ fehlt'],
    [['runs', '--flow'], 'Hinter der Option „--flow <flow>“ fehlt ihr Wert'],
    [['runs', 'stray'], 'Zu viele Argumente: 1 statt höchstens 0'],
    [['completion', 'csh'], 'Das Argument „shell“ kennt „csh“ nicht; erlaubt ist: bash, zsh, fish'],
    [
      ['runs', 'replay', 'x', '--revision', 'old'],
      'Die Option „--revision <which>“ kennt „old“ nicht; erlaubt ist: live, original',
    ],
  ])('%j', async (argv, said) => {
    expect(await told(...argv)).toBe(`So lässt sich der Befehl nicht aufrufen: ${said}`);
  });
});
