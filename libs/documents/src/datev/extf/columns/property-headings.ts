/** The property that stands under each heading, of a table that says under which heading each property stands. */
export function propertiesByHeading(headings: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headings).map(([property, heading]) => [heading, property]));
}
