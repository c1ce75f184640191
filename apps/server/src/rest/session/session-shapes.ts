import { ROLES } from '@belegfluss/access';
import { Type } from 'typebox';
import { oneOf } from '../shapes/shape-parts.ts';

export const Role = oneOf(...ROLES);

export const Session = Type.Object({ user: Type.Object({ name: Type.String(), roles: Type.Array(Role) }) });

/** POST /session */
export const SignIn = Type.Object({ name: Type.String({ maxLength: 200 }), password: Type.String({ maxLength: 200 }) });
