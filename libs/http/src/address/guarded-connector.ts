import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address-ranges.ts';
import { connectFailure, TransportFailure } from '../failure/transport-failure.ts';

/** Asks for all addresses of a name. */
export type Resolver = (name: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void;

/** The system's resolver. */
export const systemResolver: Resolver = (name, done) => {
  systemLookup(name, { all: true, verbatim: true }, done);
};

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Opens sockets for undici. The address that was checked is the one that is dialled, so a name cannot change its
 * meaning in between; every failure in here is marked as `neverSent`.
 */
export function guardedConnector(allowPrivateHosts: boolean, resolve: Resolver): buildConnector.connector {
  const connect = buildConnector({
    timeout: CONNECT_TIMEOUT_MS,
    allowH2: false,
    lookup: checkedLookup(allowPrivateHosts, resolve),
  });
  return (options, done) => {
    // undici gives an IPv6 address without its brackets.
    const { hostname } = options;
    if (isIP(hostname) !== 0 && !allowPrivateHosts && !isPublicAddress(hostname)) {
      done(forbidden(), null);
      return;
    }
    connect(options, (...result) => {
      if (result[0] === null) done(null, result[1]);
      else done(connectFailure(result[0]), null);
    });
  };
}

function checkedLookup(allowPrivateHosts: boolean, resolve: Resolver): LookupFunction {
  return (name, options, done) => {
    resolve(name, (error, found) => {
      if (error !== null) return done(error, '', 0);
      // One private address among several is enough to refuse: the system may dial any of them.
      if (!allowPrivateHosts && !found.every(({ address }) => isPublicAddress(address))) {
        return done(forbidden(), '', 0);
      }
      const [first] = found;
      if (first === undefined) return done(new TransportFailure('name_not_found', { neverSent: true }), '', 0);
      return options.all === true ? done(null, found) : done(null, first.address, first.family);
    });
  };
}

function forbidden(): TransportFailure {
  return new TransportFailure('address_forbidden', { neverSent: true });
}
