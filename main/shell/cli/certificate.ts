import { createPrivateKey, X509Certificate } from 'node:crypto';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { serverCertificate } from '../../district/authority.ts';
import type { District } from '../../district/district.ts';
import type { ServedCertificate } from '../../server/server.ts';
import { readNamed } from './files.ts';

/**
 * What `district serve` answers https with: nothing without names, a certificate of the district's own authority, or
 * one from elsewhere. Refuses: shell.file-unreadable, shell.certificate-bad, store.*, keys.missing.
 */
export async function certificateToServe(
  district: District,
  names: readonly string[],
  certFile: string | undefined,
  keyFile: string | undefined,
): Promise<Result<ServedCertificate | undefined>> {
  const [name] = names;
  if (name === undefined) return ok(undefined);
  if (certFile === undefined || keyFile === undefined) {
    const made = await serverCertificate(district, names);
    return made.ok ? ok({ name, ...made.value }) : made;
  }
  const cert = readNamed(certFile);
  if (!cert.ok) return cert;
  const key = readNamed(keyFile);
  if (!key.ok) return key;
  const served = { name, cert: cert.value.bytes.toString('utf8'), key: key.value.bytes.toString('utf8') };
  return fits(served) ? ok(served) : refuse('shell.certificate-bad');
}

function fits({ cert, key }: ServedCertificate): boolean {
  try {
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key));
  } catch {
    return false;
  }
}
