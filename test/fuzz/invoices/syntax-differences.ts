/**
 * Rules that the officials themselves judge differently in UBL and in CII, with what differs. Everything else must be judged the
 * same; rules about one syntax alone are not compared.
 */
export const OFFICIALLY_APART: Readonly<Record<string, readonly string[]>> = {
  'amounts of VAT, which UBL holds in totals that stand or fall with their groups': [
    'BR-53',
    'BR-DEC-13',
    'BR-DEC-15',
    'BR-CO-14',
    'BR-CO-15',
    'BR-CO-18',
    'PEPPOL-EN16931-R053',
    'PEPPOL-EN16931-R054',
    'PEPPOL-EN16931-R055',
  ],
  'VAT groups, of which CII judges each by the first rule that fits': [
    'BR-45',
    'BR-46',
    'BR-47',
    'BR-48',
    'BR-CO-17',
    'BR-DEC-19',
    'BR-DEC-20',
    'BR-DE-14',
  ],
  'places in which a category of VAT is looked for': [
    ...['S', 'Z', 'E', 'AE', 'IC', 'G', 'O', 'AF', 'AG'].flatMap((category) => [
      `BR-${category}-01`,
      `BR-${category}-08`,
    ]),
    'BR-AF-06',
    'BR-B-02',
    'BR-CL-17',
    'BR-CL-18',
    'BR-DE-16',
    'BR-O-11',
  ],
  'codes of countries, of which UBL takes a part for a whole': ['BR-CO-09'],
  'an element that one asks for where the other asks for its content': [
    'BR-17',
    'BR-20',
    'BR-50',
    'BR-61',
    'BR-62',
    'BR-63',
    'BR-65',
    'BR-CL-03',
    'BR-CL-08',
    'PEPPOL-EN16931-R008',
    'PEPPOL-EN16931-R043',
    'PEPPOL-EN16931-R043-1',
    'PEPPOL-EN16931-R043-2',
    'PEPPOL-EN16931-R046',
  ],
};

/** True for a rule that one syntax has and the other has not. */
export function isOfOneSyntax(rule: string): boolean {
  return /^(?:UBL|CII|structure|BR-DEX)-|^BR-TMP-3$/.test(rule);
}
