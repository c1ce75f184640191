/** What stands for the VAT id of a party without one: the element is required. */
export const NO_VAT_ID = '00000000';

/** The kind of identification under which a tax number stands. */
export const TAX_NUMBER = 'Steuernummer';
