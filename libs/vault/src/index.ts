export { changeMasterKey } from './change-key.ts';
export { CredentialStore } from './credential-store.ts';
export { LeasedSecret } from './leased-secret.ts';
export { loadMasterKeys, masterKeyOf } from './master-key.ts';
export { Vault } from './vault.ts';
