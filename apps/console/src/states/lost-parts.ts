/** Errors of parts of the console that could not be fetched: after an update the server has other files than an open page asks for. */
const lost = new WeakSet<Error>();

/** Takes note of them from now on. */
export function noteLostParts(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => void lost.add(payload));
}

/** Whether an error says that a part of the console is not there any more. */
export function isLostPart(error: unknown): boolean {
  return error instanceof Error && lost.has(error);
}
