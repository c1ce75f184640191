export { ensureAdministrator } from './administrator.ts';
export { apiTokens, createApiToken, personOfApiToken, revokeApiToken, type ApiToken } from './api-token.ts';
export { changePassword, changeRoles, createPerson, disablePerson, people, type Person } from './person.ts';
export { ROLES, type Role } from './roles.ts';
export { forgetSessions, sessionOf, signIn, signOut, type Session } from './session.ts';
export { forgetAttempts } from './sign-in-throttle.ts';
