/** Reads a JSON object that somebody writes; undefined where it is none. What its members say is judged by the server. */
export function readJsonObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
