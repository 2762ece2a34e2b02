import type { UserRecord } from '../../../db/district/tables/users.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import { fits, openTicket, type SignIn, sealTicket } from './sign-in-ticket.ts';
import { newTotpSecret, totpStep, totpWords } from './totp.ts';

type SetUp = Extract<SignIn, { readonly step: 'setUpTotp' }>;

/** A fresh secret for who has shown their password and must sign in by codes; nothing is written before the first code. */
export function offerAtSignIn(district: District, user: UserRecord): SetUp {
  const secret = newTotpSecret(district.deps.crypto);
  return setUpStep(district, sealTicket(district, user, 'password', secret), secret, user.name);
}

/** The same secret again, after a wrong code; null where the ticket is over. */
export function offeredAgain(district: District, sealed: string, name: string): SetUp | null {
  const offered = openTicket(district, sealed)?.offered ?? null;
  return offered === null ? null : setUpStep(district, sealed, Buffer.from(offered, 'base64'), name);
}

function setUpStep({ facts }: District, ticket: string, secret: Uint8Array, label: string): SetUp {
  return { step: 'setUpTotp', ticket, ...totpWords(secret, { issuer: facts.name, label }) };
}

/** From the first code on codes are asked; recovery codes are told. Refuses: user.step-expired, user.code-wrong, store.*. */
export function signInWithFirstCode(district: District, sealed: string, code: string): Promise<Result<SignIn>> {
  const { store, keyring, clock, deps } = district;
  const ticket = openTicket(district, sealed);
  return store.write<SignIn>(null, async (tx) => {
    const user = ticket === null ? null : await tx.findUser(ticket.user);
    if (ticket?.offered == null || user === null || !fits(district, ticket, user) || user.totp !== null)
      return refuse('user.step-expired');
    const secret = Buffer.from(ticket.offered, 'base64');
    const step = totpStep(secret, code, clock.now());
    if (step === null) return refuse('user.code-wrong');
    const { codes, hashes } = newRecoveryCodes(deps.crypto);
    const codesNow = { totp: keyring.seal(secret), totpOffered: null, totpStep: step, recovery: hashes };
    const enrolled = { ...user, ...codesNow, failures: 0, lockedUntil: null };
    await tx.putUser(enrolled);
    await recordAction(
      district,
      tx,
      { id: user.id, role: 'officer' },
      { type: 'district.totpEnrolled.v1', body: { user: user.id }, personal: null },
    );
    return ok({ step: 'recoveryCodes', ticket: sealTicket(district, enrolled, 'code'), codes });
  });
}

/** The recovery codes were seen. Refuses: user.step-expired. */
export async function signInAfterRecoveryCodes(district: District, sealed: string): Promise<Result<SignIn>> {
  const ticket = openTicket(district, sealed);
  const user = ticket === null ? null : await district.store.read.findUser(ticket.user);
  const isDone = ticket?.by === 'code' && user !== null && user.totp !== null && !user.mustChange;
  if (!isDone || !fits(district, ticket, user)) return refuse('user.step-expired');
  return ok({ step: 'in', user: user.id, by: 'code' });
}
