/** What SEPA orders (EPC rulebooks), GiroCodes (EPC069-12) and Swiss payment parts (SIX 2.3) hold at most. */
export const LARGEST_AMOUNT = '999999999.99';
