const DAY = /^[12]\d{3}-\d\d-\d\d$/;

/** Whether a text is a day `YYYY-MM-DD` that its month has. */
export function isDay(text: string): boolean {
  const moment = DAY.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  // A day that there is not is taken for none, or for one of the next month.
  return moment !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
