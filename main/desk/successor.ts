import { z } from 'zod';
import type { WriteTx } from '../../db/store.ts';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from './desk.ts';
import { raiseGenerationMark } from './generation-mark.ts';
import { newLedgerKeys, openDeskLedger } from './open-ledger.ts';

/**
 * Goes on in a new ledger and number block, signed by the key of the one before: after a restore, or when the district
 * holds another branch. The old ledger stays, and what is unsent of it is still sent.
 * The mark is raised before the ledger is: a crash between the two skips a block and never uses one twice.
 */
export async function openSuccessor(
  desk: Desk,
  cause: 'restored' | 'forked',
  generation: number,
): Promise<Result<LedgerId>> {
  const { deps, store, office } = desk;
  const keys = await newLedgerKeys(deps);
  desk.keyring.add(keys.ledger, keys);
  raiseGenerationMark(deps.profileDir, office.rootLedger, generation);
  return store.write((tx) => {
    const head = tx.ledgerHead(desk.ledger);
    const rules = tx.rulesRecords();
    openDeskLedger(tx, deps, {
      keys,
      at: desk.clock.now(),
      facts: {
        commune: office.commune.code,
        desk: office.desk,
        generation,
        cause,
        predecessor: { ledger: desk.ledger, seq: head?.seq ?? 0, hash: head?.hash ?? null },
        training: office.training,
      },
      staff: tx
        .staffOf(desk.ledger)
        .flatMap(({ id, name, role }) => (role === 'clerk' || role === 'leader' ? [{ id, name, role }] : [])),
      ...rules,
      sign: (body) =>
        Buffer.from(
          deps.crypto.ed25519Sign(desk.keys.seed, deps.crypto.sha256(Buffer.from(canonicalJson(body)))),
        ).toString('base64url'),
    });
    tx.setSetting('ledger', keys.ledger);
    tx.setSetting('ownLedgers', JSON.stringify([...ownLedgerIds(tx), keys.ledger]));
    return ok(keys.ledger);
  });
}

/** Every ledger that this desk wrote or writes: their tails are what is unsent. */
function ownLedgerIds(tx: Pick<WriteTx, 'findSetting'>): readonly string[] {
  return z.array(z.string()).parse(JSON.parse(tx.findSetting('ownLedgers') ?? '[]'));
}
