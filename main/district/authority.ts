import { z } from 'zod';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Authority, ServerCertificate } from '../crypto/certificates.ts';
import type { District } from './district.ts';

const settingName = 'authority';
const Kept = z.object({ certificate: z.string(), key: z.base64() });
const serialBytes = 15;
/** The server's own screens are opened by these on the machine itself. */
const ownNames = ['localhost', '127.0.0.1'];

/** The certificate (PEM) that desks pin, made when it is first asked for. Refuses: store.*. */
export async function authorityCertificate(district: District): Promise<Result<string>> {
  const authority = await openAuthority(district);
  return authority.ok ? ok(authority.value.certificate) : authority;
}

/** Whether the district ever answered, or invited a desk, by an authority of its own. */
export async function hasAuthority({ store }: District): Promise<boolean> {
  return (await store.read.findSetting(settingName)) !== null;
}

/** A fresh certificate of the district's own authority for the names it is reached by. Refuses: store.*, keys.missing. */
export async function serverCertificate(
  district: District,
  names: readonly string[],
): Promise<Result<ServerCertificate>> {
  const authority = await openAuthority(district);
  if (!authority.ok) return authority;
  const { issueCertificate } = await import('../crypto/certificates.ts');
  const { deps, clock } = district;
  const all = [...new Set([...names, ...ownNames])];
  return ok(await issueCertificate(authority.value, all, clock.now(), deps.crypto.randomBytes(serialBytes)));
}

async function openAuthority(district: District): Promise<Result<Authority>> {
  const { clock, deps, facts, keyring, store } = district;
  const known = await store.read.findSetting(settingName);
  if (known !== null) return readAuthority(district, known);
  const { makeAuthority } = await import('../crypto/certificates.ts');
  const made = await makeAuthority(facts.name, clock.now(), deps.crypto.randomBytes(serialBytes));
  return store.write<Authority>(null, async (tx) => {
    // Two that ask at once get the one that was first.
    const first = await tx.findSetting(settingName);
    if (first !== null) return readAuthority(district, first);
    const key = Buffer.from(keyring.seal(made.key)).toString('base64');
    await tx.setSetting(settingName, JSON.stringify({ certificate: made.certificate, key }));
    return ok(made);
  });
}

function readAuthority({ keyring }: District, setting: string): Result<Authority> {
  const { certificate, key } = Kept.parse(JSON.parse(setting));
  const opened = keyring.open(Buffer.from(key, 'base64'));
  return opened === null ? refuse('keys.missing') : ok({ certificate, key: opened });
}
