import { z } from 'zod';
import type { WriteTx } from '../../db/store.ts';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';

const adopting: readonly string[] = ['catalogue.adopted.v1', 'calendar.adopted.v1'];
const Carried = z.object({ sha256: z.string(), content: z.record(z.string(), z.json()) });

/**
 * A catalogue or calendar version that comes down brings its content along in the event that adopts it, under
 * `content`, so that a desk without a line lacks nothing. Content that is not what its hash says is left where it is.
 */
export function keepContents(
  tx: Pick<WriteTx, 'putContent'>,
  crypto: Pick<CryptoPort, 'sha256Hex'>,
  events: readonly LedgerEvent[],
): void {
  for (const { header, body } of events) {
    const carried = adopting.includes(header.type) ? Carried.safeParse(body) : null;
    if (carried === null || !carried.success) continue;
    const json = canonicalJson(carried.data.content);
    if (crypto.sha256Hex(json) === carried.data.sha256) tx.putContent(json);
  }
}
