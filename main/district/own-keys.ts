import type { DistrictReads, DistrictTx } from '../../db/district/types.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import type { LedgerKeys } from '../keyring/keyring.ts';
import type { CommuneLedger, District } from './district.ts';

type Holder = Pick<District, 'keyring'>;

const seedBytes = 32;

/**
 * The keys of a ledger that the district writes for a commune; null where they are lost. They lie sealed in the store,
 * so that every process on it signs with the same ones at once; a district of before has them in its folder.
 */
export async function findOwnKeys(
  { keyring }: Holder,
  read: Pick<DistrictReads, 'findLedgerKey'>,
  commune: string,
  ledger: LedgerId,
): Promise<LedgerKeys | null> {
  const sealed = await read.findLedgerKey(commune, ledger);
  if (sealed === null) return keyring.find(ledger);
  const plain = keyring.open(sealed);
  if (plain === null) return null;
  return { seed: plain.subarray(0, seedBytes), identity: Buffer.from(plain.subarray(seedBytes)).toString('utf8') };
}

/** In the transaction that opens the ledger. */
export async function keepOwnKeys(
  { keyring }: Holder,
  tx: DistrictTx,
  { commune, ledger, keys }: Pick<CommuneLedger, 'commune' | 'ledger' | 'keys'>,
): Promise<void> {
  const plain = Buffer.concat([keys.seed, Buffer.from(keys.identity, 'utf8')]);
  await tx.keepLedgerKey(commune, ledger, keyring.seal(plain));
}
