import { join } from 'node:path';
import type { BusinessClock } from '../business-clock.ts';
import { openJournal } from '../journal.ts';
import { DEFAULT_SETTINGS, mergeSettings, type Settings } from '../settings.ts';
import type { Violation, ViolationLog } from '../violations.ts';

/** Settings, business time and breaches: what belongs to no single vendor. */
export interface ControlState {
  settings(): Settings;
  /** Lays a partial change over the settings; the list says what is wrong, nothing is changed then. */
  change(partial: unknown): string[];
  setClock(now: Date): void;
  violations: ViolationLog;
  close(): void;
}

type ControlEvent =
  | { type: 'settings'; change: unknown }
  | { type: 'clock'; business: number; real: number }
  | { type: 'violation'; violation: Violation };

/** Opens the state on its journal; `clock` is set as it was set last. */
export function openControlState(dir: string, clock: BusinessClock): ControlState {
  let settings = DEFAULT_SETTINGS;
  const violations: Violation[] = [];
  const journal = openJournal<ControlEvent>(join(dir, 'control.jsonl'), (event) => {
    if (event.type === 'settings') settings = mergeSettings(settings, event.change).settings;
    else if (event.type === 'clock') clock.set(event.business, event.real);
    else violations.push(event.violation);
  });
  return {
    settings: () => settings,
    change(partial) {
      const { problems } = mergeSettings(settings, partial);
      if (problems.length === 0) journal.append({ type: 'settings', change: partial });
      return problems;
    },
    setClock: (now) => journal.append({ type: 'clock', business: now.getTime(), real: Date.now() }),
    violations: {
      add: (violation) =>
        journal.append({ type: 'violation', violation: { ...violation, at: new Date().toISOString() } }),
      all: () => [...violations],
    },
    close: () => journal.close(),
  };
}
