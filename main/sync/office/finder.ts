import { Bonjour } from 'bonjour-service';
import type { Logger } from 'pino';

const type = 'motcua';

export interface Announced {
  readonly commune: string;
  readonly desk: number;
  readonly ledger: string;
  readonly port: number;
}

export interface Finder {
  /** `http://host:port` of the sibling desks that were heard on this network. */
  addresses(): readonly string[];
  close(): Promise<void>;
}

/**
 * Tells this network by mDNS (RFC 6762, service `_motcua._tcp`) where this desk listens, and hears where its siblings
 * do. What is announced proves nothing: it is only where to ask. A network without multicast finds nobody.
 */
export function findNeighbours(own: Announced, log: Logger): Finder {
  const told = (err: unknown) => log.warn({ event: 'office.mdns', err }, 'this network does not tell of desks');
  const bonjour = new Bonjour({}, told);
  const service = bonjour.publish({
    name: `mot-cua-${own.ledger.slice(0, 16)}`,
    type,
    port: own.port,
    txt: { commune: own.commune, desk: String(own.desk), ledger: own.ledger },
  });
  service.on('error', told);
  const browser = bonjour.find({ type });
  return {
    addresses: () =>
      browser.services
        .filter(({ txt }) => txt?.commune === own.commune && txt?.ledger !== own.ledger)
        .flatMap(({ addresses, port }) => (addresses ?? []).filter(isIpv4).map((host) => `http://${host}:${port}`)),
    close: () =>
      new Promise((resolve) => {
        browser.stop();
        bonjour.unpublishAll(() => {
          bonjour.destroy();
          resolve();
        });
      }),
  };
}

function isIpv4(address: string): boolean {
  return /^\d+\.\d+\.\d+\.\d+$/.test(address);
}
