import type { OAuth2 } from '@belegfluss/http';

const VALID_MS = 10 * 60_000;

interface Begun {
  oauth: OAuth2;
  begun: ReturnType<OAuth2['begin']>;
  at: number;
}

/** Sign-ins at vendors that people have begun in this process and not yet ended. */
export class Authorisations {
  readonly #open = new Map<string, Begun>();

  /** Address to which the person goes; the way back is recognised by its state for ten minutes. */
  begin(oauth: OAuth2): string {
    const begun = oauth.begin();
    for (const [state, entry] of this.#open) if (Date.now() - entry.at > VALID_MS) this.#open.delete(state);
    this.#open.set(begun.state, { oauth, begun, at: Date.now() });
    return begun.url;
  }

  /** Ends a sign-in; false when nobody began it here or it took too long. Throws ConnectorError when the vendor refuses. */
  async finish(cameBack: { code: string; state: string }): Promise<boolean> {
    const entry = this.#open.get(cameBack.state);
    this.#open.delete(cameBack.state);
    if (!entry || Date.now() - entry.at > VALID_MS) return false;
    await entry.oauth.finish(entry.begun, cameBack);
    return true;
  }
}
