let held = false;

/** Notes that somebody has begun to use the page: before that, a browser's own beginning is the right place. */
export function noteFirstFocus(): void {
  document.addEventListener('focusin', () => (held = true), { once: true });
}

/** Where the focus went down with what held it, such as a link into another room, it goes to the heading of the room. */
export function rescueFocus(): void {
  rescueFocusTo(document.querySelector<HTMLElement>('main h1'));
}

/** The same, to a heading within the room. */
export function rescueFocusTo(heading: HTMLElement | null): void {
  if (held && document.activeElement === document.body) heading?.focus();
}
