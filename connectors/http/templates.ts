import { ConnectorError } from '@belegfluss/sdk';
import { textOf, valueAt } from './places.ts';

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Names that a template asks for. */
export function placeholders(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1] ?? '');
}

/** A path with its values escaped. Throws ConnectorError `invalid` for a value that is missing or would lead elsewhere. */
export function pathOf(template: string, values: Record<string, unknown>): string {
  return template.replaceAll(PLACEHOLDER, (_whole, name: string) => {
    const value = textOf(valueAt(values, name));
    if (value === undefined || value === '.' || value === '..') throw unusable(name);
    return encodeURIComponent(value);
  });
}

/** Texts with their values filled in; one that consists of a missing value alone is left out. */
export function filledTexts(
  templates: Record<string, string> | undefined,
  values: Record<string, unknown>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(templates ?? {}).flatMap(([name, template]): [string, string][] => {
      const whole = /^\{([^{}]*)\}$/.exec(template)?.[1];
      if (whole !== undefined && scalar(values, whole) === undefined) return [];
      return [[name, template.replaceAll(PLACEHOLDER, (_all, each: string) => scalar(values, each) ?? '')]];
    }),
  );
}

function scalar(values: Record<string, unknown>, name: string): string | undefined {
  const value = valueAt(values, name);
  return typeof value === 'boolean' ? String(value) : textOf(value);
}

function unusable(name: string): ConnectorError {
  return new ConnectorError(
    'invalid',
    {
      de: `aus der Vorlage wird keine Adresse: {${name}} fehlt oder taugt nicht für einen Pfad`,
      en: `no address can be made: {${name}} is missing or not usable in a path`,
    },
    {
      outcome: 'not_sent',
      code: 'http.path_value',
      facts: { name },
    },
  );
}
