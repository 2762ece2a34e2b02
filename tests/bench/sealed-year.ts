import { admit } from '../../main/district/admit.ts';
import { createEnrolment } from '../../main/district/enrol.ts';
import { initDistrict } from '../../main/district/init.ts';
import { openDistrict } from '../../main/district/open.ts';
import { sealBatch } from '../../shared/batch/batch.ts';
import { makeEnrolmentRequest, openEnrolment } from '../../shared/batch/enrolment.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import { generateEvents, rulesOf } from '../fixtures/generate-events.ts';
import { crypto, must, type Place } from './place.ts';

const commune = 'H60.15.3';
const desk = 2;
const seed = new Uint8Array(32).fill(9);

/** A desk's ledger and the district that will take it in. */
export interface SealedYear {
  readonly events: readonly LedgerEvent[];
  /** Seals `events`, a run of the ledger's. */
  seal(events: readonly LedgerEvent[]): Promise<Uint8Array>;
}

/** Sets a district up in `dataDir` that has admitted one desk, on PostgreSQL where `database` is its address. */
export async function createYear(
  { deps }: Place,
  { dataDir, dossiers, database }: { readonly dataDir: string; readonly dossiers: number; readonly database?: string },
): Promise<SealedYear> {
  const place = database === undefined ? {} : { database };
  must(await initDistrict(deps, { dataDir, name: 'Cấp tỉnh', training: true, ...place }));
  await using district = must(await openDistrict(deps, dataDir));
  const enrolled = must(await createEnrolment(district, { commune, desk }));
  const enrolment = must(openEnrolment(crypto, enrolled, { training: true, now: Date.now() }));
  const { recipient } = await crypto.ageIdentity();
  const facts = { commune, desk, generation: 0, replaces: null, training: true, recipient, seed };
  const { oneTimeCode, districtRecipient } = enrolment;
  const rules = rulesOf(crypto, enrolment);
  const of = { crypto, dossiers, seed: 1, ledgerSeed: seed, commune, desk, training: true, recipient, rules };
  must(await admit(district, makeEnrolmentRequest(crypto, { ...facts, oneTimeCode, sealedAt: Date.now() })));
  return {
    events: generateEvents(of),
    async seal(events) {
      const envelope = { format: 'batch', seed, commune, desk, training: true, holds: {} } as const;
      const recipients = [districtRecipient, recipient];
      return (await sealBatch(crypto, { ...envelope, events, recipients, sealedAt: Date.now() })).bytes;
    },
  };
}
