import { describe, expect, it } from '@jest/globals';
import { readSettings } from './config.ts';

describe('readSettings', () => {
  it('takes the language from the locale and speaks English otherwise', () => {
    expect(readSettings({ LANG: 'de_AT.UTF-8' }).language).toBe('de');
    expect(readSettings({ LANG: 'de_DE.UTF-8', LC_ALL: 'C' }).language).toBe('en');
    expect(readSettings({ LANG: 'fr_FR.UTF-8' }).language).toBe('en');
    expect(readSettings({}).language).toBe('en');
  });

  it('lets NO_COLOR win over FORCE_COLOR', () => {
    expect(readSettings({ FORCE_COLOR: '1' }).colour).toEqual({ out: true, err: true });
    expect(readSettings({ FORCE_COLOR: '1', NO_COLOR: '1' }).colour).toEqual({ out: false, err: false });
  });

  it('goes to the server on this machine unless another is named', () => {
    expect(readSettings({}).serverUrl).toBe('http://127.0.0.1:7400');
    expect(readSettings({ BELEGFLUSS_URL: 'https://books.example' }).serverUrl).toBe('https://books.example');
  });
});
