import type { EnrolmentRecord } from '../../db/district/tables/enrolments.ts';
import type { DistrictTx } from '../../db/district/types.ts';
import { type EnrolmentRequest, openEnrolmentRequest, provesCode } from '../../shared/batch/enrolment.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Actor } from '../ledger/actors.ts';
import { recordAction } from './actions.ts';
import { findCommuneLedger, writeAdmission } from './commune-ledger.ts';
import type { District } from './district.ts';
import { findCurrentLedger } from './standing.ts';

export interface Admitted {
  readonly commune: string;
  readonly desk: number;
  readonly ledger: LedgerId;
}

/**
 * Takes a desk's request: its key counts from now on, told to all desks of the office by the commune's ledger. The
 * same request again gives the same answer. `actor`: who took the request in by hand; null where the desk brought it
 * over the line. Refuses: batch.* and enrolment.* for what is no request, enrolment.foreign
 * (no such invitation here), enrolment.wrong-code, enrolment.used, enrolment.training-mismatch, district.desk-taken.
 */
export async function admit(
  district: District,
  bytes: Uint8Array,
  actor: Actor | null = null,
): Promise<Result<Admitted>> {
  const opened = openEnrolmentRequest(district.deps.crypto, bytes, { training: district.facts.training });
  if (!opened.ok) return opened;
  const request = opened.value;
  const ledger = await findCommuneLedger(district, district.store.read, request.commune);
  if (ledger === null) return refuse('enrolment.foreign');
  const admitted = { commune: request.commune, desk: request.desk, ledger: request.ledger };
  let isNew = false;
  const result = await district.store.write<Admitted>(request.commune, async (tx) => {
    const enrolment = await findInvitation(district, tx, request);
    if (!enrolment.ok) return enrolment;
    if (enrolment.value.usedBy === request.ledger) return ok(admitted);
    if (enrolment.value.usedBy !== null) return refuse('enrolment.used');
    const current = await findCurrentLedger(tx, request.commune, request.desk);
    if ((current?.id ?? null) !== enrolment.value.replaces) {
      return refuse('district.desk-taken', { desk: request.desk, ledger: current?.id ?? '' });
    }
    await writeAdmission(district, tx, ledger, admissionOf(request));
    await tx.markEnrolmentUsed(request.commune, enrolment.value.codeHash, request.ledger, district.clock.now());
    if (actor !== null)
      await recordAction(district, tx, actor, { type: 'district.deskAdmitted.v1', body: admitted, personal: null });
    isNew = true;
    return ok(admitted);
  });
  if (isNew) district.changed(['desks']);
  return result;
}

/** The invitation whose one-time code the request proves, for the very desk and block that it was made for. */
async function findInvitation(
  district: District,
  tx: DistrictTx,
  request: EnrolmentRequest,
): Promise<Result<EnrolmentRecord>> {
  const invitations = (await tx.listEnrolments()).filter(
    ({ commune, desk }) => commune === request.commune && desk === request.desk,
  );
  if (invitations.length === 0) return refuse('enrolment.foreign');
  const proved = invitations.find(
    (enrolment) =>
      enrolment.generation === request.generation &&
      enrolment.replaces === request.replaces &&
      provesCode(district.deps.crypto, request, openCode(district, enrolment)),
  );
  return proved === undefined ? refuse('enrolment.wrong-code') : ok(proved);
}

function openCode(district: District, { codeSealed }: EnrolmentRecord): string {
  const code = district.keyring.open(codeSealed);
  if (code === null) throw new Error('a sealed one-time code does not open with the key of its folder');
  return Buffer.from(code).toString('utf8');
}

function admissionOf({ ledger, key, recipient, desk, generation, replaces }: EnrolmentRequest) {
  return { ledger, key, recipient, desk, generation, replaces };
}
