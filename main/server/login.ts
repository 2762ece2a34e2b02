import { ok, type Result, refuse } from '../../shared/result.ts';
import type { District } from '../district/district.ts';
import { isPassword } from '../district/passwords.ts';

const failuresAllowed = 5;
const lockMs = 15 * 60_000;
const minuteMs = 60_000;

/**
 * Whether name and password are an administrator's. Five wrong passwords in a row shut the name for a quarter of an
 * hour, also through a restart. Refuses: district.login-wrong, district.login-locked, store.*.
 */
export async function checkLogin({ store, clock }: District, name: string, password: string): Promise<Result<null>> {
  const known = await store.read.findAdministrator(name);
  if (known === null) return refuse('district.login-wrong');
  const leftMs = (known.lockedUntil ?? 0) - clock.now();
  if (leftMs > 0) return refuse('district.login-locked', { minutes: Math.ceil(leftMs / minuteMs) });
  // Counted before the slow check, so that many guesses at once are counted too.
  const failures = known.lockedUntil === null ? known.failures + 1 : 1;
  const lockedUntil = failures >= failuresAllowed ? clock.now() + lockMs : null;
  const counted = await setFailures(store, name, failures, lockedUntil);
  if (!counted.ok) return counted;
  if (!(await isPassword(known.password, password))) return refuse('district.login-wrong');
  return setFailures(store, name, 0, null);
}

function setFailures(
  store: District['store'],
  name: string,
  failures: number,
  lockedUntil: number | null,
): Promise<Result<null>> {
  return store.write<null>(null, async (tx) => {
    await tx.setFailures(name, failures, lockedUntil);
    return ok(null);
  });
}
