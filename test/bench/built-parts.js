// @ts-check
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A module of the built command; the benchmark plays with the very pieces of `belegfluss demo`.
 * @param {string} path below `apps/cli/dist`
 */
const built = (path) => import(new URL(`../../apps/cli/dist/${path}`, import.meta.url).href);

const [
  { castDeals, crmRecords },
  { play },
  { JsonClient },
  { judgePlay },
  { startInstallation, throwAwayName },
  { startChild },
] = await Promise.all(
  [
    'demo/cast.js',
    'demo/director.js',
    'demo/http-json.js',
    'demo/verdict.js',
    'processes/installation.js',
    'processes/child.js',
  ].map(built),
);

export { castDeals, crmRecords, judgePlay, JsonClient, play, startChild, startInstallation, throwAwayName };
