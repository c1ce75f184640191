/** How the versions before and since 2019 differ: names of elements, forms of dates and BICs, and whether an address can be told. */
export type PaymentStyle = 'old' | 'new';
