/** A moment as the clock of this machine shows it, with its zone: `2026-12-01 06:00 Europe/Berlin`. */
export function ownTime(iso: string): string {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return `${zonedTime(iso, timeZone)} ${timeZone}`;
}

/** A moment as a clock on the wall of a zone shows it: `2026-12-01 06:00`. */
export function zonedTime(iso: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return parts.format(new Date(iso));
}
