import { z } from 'zod';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import { rulesEvents, rulesKinds } from '../../shared/rules/draft.ts';

const adopting: readonly string[] = rulesKinds.map((kind) => rulesEvents[kind].adopted);
const Carried = z.object({ sha256: z.string(), content: z.record(z.string(), z.json()) });

/**
 * A version of rules that comes down brings its content along in the event that adopts it, under
 * `content`, so that a desk without a line lacks nothing. As canonical JSON; content that is not what its hash says is
 * left where it is.
 */
export function contentsIn(crypto: Pick<CryptoPort, 'sha256Hex'>, events: readonly LedgerEvent[]): readonly string[] {
  return events.flatMap(({ header, body }) => {
    const carried = adopting.includes(header.type) ? Carried.safeParse(body) : null;
    if (carried === null || !carried.success) return [];
    const json = canonicalJson(carried.data.content);
    return crypto.sha256Hex(json) === carried.data.sha256 ? [json] : [];
  });
}
