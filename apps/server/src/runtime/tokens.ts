/** Injection tokens; Nest hands these values to controllers. */
export const RUNTIME = Symbol('runtime');
export const CHANGES = Symbol('changes');
export const AUTHORISATIONS = Symbol('authorisations');
export const API_DOCUMENT = Symbol('api document');
