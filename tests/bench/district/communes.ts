import { admit } from '../../../main/district/admit.ts';
import type { District } from '../../../main/district/district.ts';
import { createEnrolment } from '../../../main/district/enrol.ts';
import { makeEnrolmentRequest, openEnrolment } from '../../../shared/batch/enrolment.ts';
import { ok } from '../../../shared/result.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';
import { crypto, must } from '../place.ts';
import type { Counter } from './dossiers.ts';

export const desksEach = 2;

/** Invites, admits and opens two desks in each of so many communes, as the product does it. */
export async function openCommunes(
  district: District,
  communes: number,
): Promise<readonly Pick<Counter, 'commune' | 'ledger' | 'desk'>[]> {
  const counters: Pick<Counter, 'commune' | 'ledger' | 'desk'>[] = [];
  for (let n = 0; n < communes; n += 1)
    for (let desk = 1; desk <= desksEach; desk += 1) counters.push(await openDesk(district, n, desk));
  return counters;
}

async function openDesk(district: District, n: number, desk: number) {
  const commune = `H60.${100 + n}`;
  const seed = new Uint8Array(32).fill(desk);
  seed[0] = n;
  const communeName = `Xã số ${n + 1}`;
  const invited = must(await createEnrolment(district, { commune, desk, communeName, province: 'Tỉnh Thử' }));
  const enrolment = must(openEnrolment(crypto, invited, { training: true, now: Date.now() }));
  const { recipient } = await crypto.ageIdentity();
  const { generation, oneTimeCode } = enrolment;
  const facts = { commune, desk, generation, replaces: null, training: true, recipient };
  must(await admit(district, makeEnrolmentRequest(crypto, { ...facts, seed, oneTimeCode, sealedAt: Date.now() })));
  const opening = generateEvents({ crypto, dossiers: 0, seed: 1, ledgerSeed: seed, ...facts });
  const ledger = opening[0]?.header.ledger;
  if (ledger === undefined) throw new Error('a ledger begins with its opening');
  must(await district.store.write(commune, async (tx) => ok(await tx.appendEvents(ledger, opening))));
  return { commune, ledger, desk };
}
