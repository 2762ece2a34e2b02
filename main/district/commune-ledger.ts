import type { DistrictReads, DistrictTx } from '../../db/district/types.ts';
import type { RulesRecord } from '../../db/types.ts';
import { ledgerIdOf } from '../../shared/batch/chain.ts';
import { LedgerId } from '../../shared/dossier/ids.ts';
import { introduce, keyHolder } from './actor.ts';
import { appendToLedger } from './append-event.ts';
import type { CommuneLedger, District } from './district.ts';
import { findOwnKeys, keepOwnKeys } from './own-keys.ts';
import { contentOf, currentRules } from './publishing/current.ts';

const system = { id: 'system', role: 'system' } as const;

/** The district's ledger for a commune; null while no desk of it was ever enrolled. Inside a transaction `read` is it. */
export async function findCommuneLedger(
  district: Pick<District, 'keyring'>,
  read: Pick<DistrictReads, 'findCommune' | 'findSetting' | 'findLedgerKey'>,
  commune: string,
): Promise<CommuneLedger | null> {
  const record = await read.findCommune(commune);
  const signing = record === null ? null : await findOwnKeys(district, read, record.code, record.ledger);
  if (record === null || signing === null) return null;
  const follows = LedgerId.nullable().parse(await read.findSetting(successorSetting(record.code)));
  const keys = follows === null ? signing : await findOwnKeys(district, read, record.code, follows);
  if (keys === null) throw new Error('the key of a commune ledger is missing');
  return { commune: record.code, ledger: follows ?? record.ledger, keys, signing };
}

/** Where a commune's ledger was followed by another, which one is written in now. */
export function successorSetting(commune: string): string {
  return `communeLedger ${commune}`;
}

/** A new commune ledger with its keys, kept in the transaction that opens it: both are there or neither. */
export async function newCommuneLedger(district: District, tx: DistrictTx, commune: string): Promise<CommuneLedger> {
  const { crypto } = district.deps;
  const keys = { seed: crypto.randomBytes(32), identity: district.keys.identity };
  const ledger = ledgerIdOf(crypto, crypto.ed25519PublicKey(keys.seed));
  await keepOwnKeys(district, tx, { commune, ledger, keys });
  return { commune, ledger, keys, signing: keys };
}

/** Opens a commune's ledger: whose it is, who decides in it, by which rules. */
export async function openCommuneLedger(district: District, tx: DistrictTx, own: CommuneLedger): Promise<void> {
  const { commune, ledger, keys } = own;
  const { crypto } = district.deps;
  const { facts } = district;
  const context = { crypto, ledger, at: district.clock.now() };
  await appendToLedger(tx, context, {
    type: 'ledger.opened.v1',
    actor: system,
    dossier: null,
    body: {
      key: publicKey(district, keys.seed),
      recipient: facts.recipient,
      kind: 'district',
      commune,
      desk: null,
      generation: 0,
      cause: 'enrolled',
      predecessor: null,
      predecessorSignature: null,
      training: facts.training,
    },
    personal: null,
  });
  await introduce(district, tx, own, keyHolder);
  const adopted = { actor: system, dossier: null, personal: null };
  const catalogue = await currentRules(tx, facts, 'catalogue');
  const calendar = await currentRules(tx, facts, 'calendar');
  await appendToLedger(tx, context, { type: 'catalogue.adopted.v1', ...adopted, body: named(catalogue) });
  await appendToLedger(tx, context, { type: 'calendar.adopted.v1', ...adopted, body: named(calendar) });
  const forms = await currentRules(tx, facts, 'forms');
  if (forms.version === facts.forms.version) return;
  // Unlike the others not even named while it is the program's own: with its content, so that every desk has it.
  const body = { ...named(forms), content: await contentOf(tx, forms.sha256) };
  await appendToLedger(tx, context, { type: 'forms.adopted.v1', ...adopted, body });
}

/** The name alone: the enrolment file brings the content. */
function named({ version, sha256 }: RulesRecord): RulesRecord {
  return { version, sha256 };
}

export interface Admission {
  readonly ledger: LedgerId;
  readonly key: string;
  readonly recipient: string;
  readonly desk: number;
  readonly generation: number;
  readonly replaces: LedgerId | null;
}

/** Says in the commune's ledger that a desk's key counts from now on; it travels down to all desks of the office. */
export async function writeAdmission(
  district: District,
  tx: DistrictTx,
  { ledger }: CommuneLedger,
  admission: Admission,
): Promise<void> {
  const context = { crypto: district.deps.crypto, ledger, at: district.clock.now() };
  await appendToLedger(tx, context, {
    type: 'ledger.admitted.v1',
    actor: system,
    dossier: null,
    body: admission,
    personal: null,
  });
}

/** Raw public key of a seed, base64url. */
export function publicKey(district: District, seed: Uint8Array): string {
  return Buffer.from(district.deps.crypto.ed25519PublicKey(seed)).toString('base64url');
}
