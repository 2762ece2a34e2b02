// The certificate library asks for it before anything else is loaded.
import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type JsonGeneralName,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
/** A desk whose battery died believes in an old year: it must still be able to send. */
const validFrom = new Date(Date.UTC(2000, 0, 1));
const yearMs = 365.25 * 86_400_000;
const authorityYears = 40;
const serverYears = 10;

/** An authority as it is kept: its certificate as PEM, its key as PKCS #8. */
export interface Authority {
  readonly certificate: string;
  readonly key: Uint8Array;
}

export interface ServerCertificate {
  /** PEM: the server's own certificate. */
  readonly cert: string;
  readonly key: string;
}

/** A certificate authority of the district's own (X.509 v3, ECDSA P-256), which only its desks are told to trust. */
export async function makeAuthority(name: string, now: number, serial: Uint8Array): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: serialOf(serial),
      name: [{ CN: [name.slice(0, 60)] }],
      notBefore: validFrom,
      notAfter: new Date(now + authorityYears * yearMs),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, 0, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      ],
    },
    crypto,
  );
  const key = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { certificate: made.toString('pem'), key };
}

/** A server's certificate for names and addresses, signed by the authority. The first name is its subject. */
export async function issueCertificate(
  authority: Authority,
  names: readonly string[],
  now: number,
  serial: Uint8Array,
): Promise<ServerCertificate> {
  const signingKey = await crypto.subtle.importKey('pkcs8', new Uint8Array(authority.key), algorithm, false, ['sign']);
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.create(
    {
      serialNumber: serialOf(serial),
      subject: [{ CN: [(names[0] ?? '').slice(0, 60)] }],
      issuer: new X509Certificate(authority.certificate).subject,
      notBefore: validFrom,
      notAfter: new Date(now + serverYears * yearMs),
      signingAlgorithm: algorithm,
      publicKey: keys.publicKey,
      signingKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(names.map(generalName)),
      ],
    },
    crypto,
  );
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return { cert: made.toString('pem'), key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n` };
}

function generalName(value: string): JsonGeneralName {
  return { type: isIP(value) === 0 ? 'dns' : 'ip', value };
}

/** Positive whatever the bytes: a serial number has a sign. */
function serialOf(bytes: Uint8Array): string {
  return `4d${Buffer.from(bytes).toString('hex')}`;
}
