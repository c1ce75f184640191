/** What actions and entities do. Loaded with the first that runs: who only checks a flow looks at their shapes. */
export const deeds = () => import('./deeds.ts');
