export type * from './amounts.ts';
export type * from './extended-line.ts';
export type * from './extended-party.ts';
export type * from './extended.ts';
export type * from './invoice.ts';
export type * from './line.ts';
export type * from './parties.ts';
export type * from './payment.ts';
