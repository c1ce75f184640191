export { CredentialStore } from './credential-store.ts';
export { LeasedSecret, type HeldSecret } from './leased-secret.ts';
export { loadMasterKey, masterKeyOf, type MasterKey } from './master-key.ts';
export { Vault } from './vault.ts';
