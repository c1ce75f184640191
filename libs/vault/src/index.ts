export { CredentialStore } from './credential-store.ts';
export { LeasedSecret } from './leased-secret.ts';
export { loadMasterKey, masterKeyOf } from './master-key.ts';
export { Vault } from './vault.ts';
