import { join } from 'node:path';
import { openStore } from '../../db/store.ts';
import { canonicalJson } from '../../shared/batch/canonical-json.ts';
import { type Enrolment, makeEnrolmentRequest, openEnrolment } from '../../shared/batch/enrolment.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { createKeyring } from '../keyring/keyring.ts';
import { buildFolder } from '../ledger/new-folder.ts';
import type { Deps } from '../ports.ts';
import { raiseGenerationMark } from './generation-mark.ts';
import type { Office } from './office.ts';
import { newLedgerKeys, openDeskLedger } from './open-ledger.ts';

export const deskFile = 'desk.db';

export interface InitDesk {
  readonly dataDir: string;
  readonly enrolment: Uint8Array;
  readonly clerk: string;
  readonly leader: string;
  readonly diskEncrypted?: 'yes' | 'no' | 'unknown';
}

/**
 * Sets a desk up from the district's enrolment file: makes its keys and its ledger, and the request that the district
 * admits. Refuses: enrolment.*, batch.*, desk.folder-in-use, keys.passphrase-needed, store.*.
 */
export async function initDesk(
  deps: Deps,
  input: InitDesk,
): Promise<Result<{ readonly ledger: LedgerId; readonly request: Uint8Array }>> {
  const enrolment = openEnrolment(deps.crypto, input.enrolment, { training: null, now: deps.clock.now() });
  if (!enrolment.ok) return enrolment;
  return buildFolder(input.dataDir, (dir) => buildDesk(deps, dir, input, enrolment.value));
}

/** Fills an empty folder; the caller decides when it becomes the desk's. */
export async function buildDesk(
  deps: Deps,
  dir: string,
  input: Pick<InitDesk, 'clerk' | 'leader' | 'diskEncrypted'>,
  enrolment: Enrolment,
): Promise<Result<{ readonly ledger: LedgerId; readonly request: Uint8Array }>> {
  if (input.clerk === input.leader) return refuse('input.invalid', {}, { leader: 'input.not-allowed' });
  const keyring = createKeyring(dir, deps.wraps, enrolment.training);
  if (!keyring.ok) return keyring;
  const keys = await newLedgerKeys(deps);
  keyring.value.add(keys.ledger, keys);
  const at = deps.clock.now();
  const request = makeEnrolmentRequest(deps.crypto, {
    commune: enrolment.commune.agencyCode,
    desk: enrolment.desk,
    generation: enrolment.generation,
    replaces: enrolment.replaces,
    training: enrolment.training,
    recipient: keys.recipient,
    seed: keys.seed,
    oneTimeCode: enrolment.oneTimeCode,
    sealedAt: at,
  });
  const opened = openStore({ path: join(dir, deskFile), kind: 'desk', sha256Hex: deps.crypto.sha256Hex });
  if (!opened.ok) return opened;
  using store = opened.value;
  const office = officeOf(enrolment, keys.ledger);
  const written = store.write((tx) => {
    const catalogue = tx.putContent(canonicalJson(enrolment.catalogue));
    const calendar = tx.putContent(canonicalJson(enrolment.calendar));
    const forms = enrolment.forms === null ? null : tx.putContent(canonicalJson(enrolment.forms));
    openDeskLedger(tx, deps, {
      keys,
      at,
      facts: {
        commune: office.commune.code,
        desk: office.desk,
        generation: enrolment.generation,
        cause: enrolment.replaces === null ? 'enrolled' : 'replaced',
        predecessor: enrolment.replaces === null ? null : { ledger: enrolment.replaces, seq: 0, hash: null },
        training: office.training,
      },
      staff: [
        { id: 'clerk-1', role: 'clerk', name: input.clerk },
        { id: 'leader-1', role: 'leader', name: input.leader },
      ],
      catalogue: { version: versionOf(enrolment.catalogue), sha256: catalogue },
      calendar: { version: versionOf(enrolment.calendar), sha256: calendar },
      forms: forms === null ? null : { version: versionOf(enrolment.forms), sha256: forms },
      sign: null,
    });
    tx.setSetting('office', JSON.stringify(office));
    tx.setSetting('ledger', keys.ledger);
    tx.setSetting('ownLedgers', JSON.stringify([keys.ledger]));
    tx.setSetting('enrolmentRequest', Buffer.from(request).toString('base64'));
    if (enrolment.url !== null) tx.setSetting('districtUrl', enrolment.url);
    if (enrolment.authority !== null) tx.setSetting('authority', enrolment.authority);
    if (input.diskEncrypted !== undefined) tx.setSetting('diskEncrypted', input.diskEncrypted);
    return ok(null);
  });
  if (!written.ok) return written;
  raiseGenerationMark(deps.profileDir, office.rootLedger, enrolment.generation);
  return ok({ ledger: keys.ledger, request });
}

function officeOf(enrolment: Enrolment, ledger: LedgerId): Office {
  return {
    commune: { code: enrolment.commune.agencyCode, name: enrolment.commune.name, province: enrolment.commune.province },
    desk: enrolment.desk,
    deskName: '',
    training: enrolment.training,
    tierName: enrolment.tierName,
    district: { name: enrolment.districtName, key: enrolment.districtKey, recipient: enrolment.districtRecipient },
    formSet: enrolment.formSet,
    rootLedger: ledger,
  };
}

function versionOf(content: unknown): string {
  if (typeof content === 'object' && content !== null && 'version' in content && typeof content.version === 'string')
    return content.version;
  throw new Error('rules without a version passed the enrolment');
}
