import { X509Certificate } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { issueCertificate, makeAuthority } from '../../../main/crypto/certificates.ts';
import { authorityCertificate, serverCertificate } from '../../../main/district/authority.ts';
import { openHttpProxy } from '../../fixtures/http-proxy.ts';
import { applicant, given, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';

const host = '127.0.0.1';
const serial = new Uint8Array(15).fill(7);

/** A district in earnest that answers https by its own authority, or by a certificate from elsewhere. */
async function secureOffice(certificate?: { readonly cert: string; readonly key: string }) {
  const office = await newOffice({ training: false });
  const own = certificate ?? given(await serverCertificate(office.app.district, ['localhost']));
  const server = given(await office.app.serve({ port: 0, host, https: { name: 'localhost', ...own } }));
  return { office, url: server.url };
}

async function newReceivingDesk(office: Office, url: string): Promise<TestDesk> {
  const desk = await office.newDesk({ url });
  await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  return desk;
}

describe('an https line', () => {
  it('is trusted by a desk that was enrolled with the district’s authority', async () => {
    const { office, url } = await secureOffice();
    expect(new URL(url).protocol).toBe('https:');
    const desk = await newReceivingDesk(office, url);
    expect(await desk.ask('sync.now', {})).toMatchObject({ state: 'accepted', unsent: 0 });
    const pem = given(await authorityCertificate(office.app.district));
    expect((await desk.ask('sync.network', {})).authority).toBe(new X509Certificate(pem).fingerprint256);
  });

  it('is trusted too where the invitation named no address, and the desk was given it later', async () => {
    const { office, url } = await secureOffice();
    const desk = await office.newDesk();
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(await desk.ask('sync.now', { url })).toMatchObject({ state: 'accepted', unsent: 0 });
  });

  it('carries nothing to whoever else answers, and says so', async () => {
    const stranger = await makeAuthority('Tỉnh Thử', Date.UTC(2026, 0, 1), serial);
    const { office, url } = await secureOffice(
      await issueCertificate(stranger, ['localhost'], Date.UTC(2026, 0, 1), serial),
    );
    const desk = await newReceivingDesk(office, url);
    expect((await desk.refusal('sync.now', {})).code).toBe('sync.certificate');
    expect((await desk.ask('sync.status', {})).unsentDossiers).toBe(1);
  });

  it('is not trusted under a name that the certificate does not have', async () => {
    const authority = await makeAuthority('Tỉnh Thử', Date.UTC(2026, 0, 1), serial);
    const { office, url } = await secureOffice(
      await issueCertificate(authority, ['khac.gov.vn'], Date.UTC(2026, 0, 1), serial),
    );
    const desk = await newReceivingDesk(office, url);
    const base64 = Buffer.from(authority.certificate).toString('base64');
    await desk.ask('sync.setNetwork', { proxy: 'none', trust: 'file', authority: { name: 'ca.pem', base64 } });
    expect((await desk.refusal('sync.now', {})).code).toBe('sync.certificate');
  });

  it('is trusted once the leader has given the desk the certificate, and not before', async () => {
    const { office, url } = await secureOffice();
    const desk = await newReceivingDesk(office, url);
    expect((await desk.ask('sync.setNetwork', { proxy: 'system', trust: 'machine' })).authority).toBeNull();
    expect((await desk.refusal('sync.now', {})).code).toBe('sync.certificate');
    const base64 = Buffer.from(given(await authorityCertificate(office.app.district))).toString('base64');
    await desk.ask('sync.setNetwork', { proxy: 'system', trust: 'file', authority: { name: 'ca.pem', base64 } });
    expect(await desk.ask('sync.now', {})).toMatchObject({ unsent: 0 });
    const bad = { proxy: 'system', trust: 'file', authority: { name: 'ca.pem', base64: 'YWJj' } } as const;
    expect(await desk.refusal('sync.setNetwork', bad)).toMatchObject({ code: 'sync.authority-bad' });
  });

  it('is tried at once when another certificate is trusted, however long the pauses have grown', async () => {
    const { office, url } = await secureOffice();
    const desk = await office.newDesk({ url, background: true });
    await desk.ask('sync.setNetwork', { proxy: 'system', trust: 'machine' });
    // Five failures: the next try by itself is a quarter of a minute away at least.
    for (let failed = 0; failed < 5; failed += 1) await desk.refusal('sync.now', {});
    const base64 = Buffer.from(given(await authorityCertificate(office.app.district))).toString('base64');
    await desk.ask('sync.setNetwork', { proxy: 'system', trust: 'file', authority: { name: 'ca.pem', base64 } });
    await vi.waitFor(async () => expect(await desk.ask('sync.status', {})).toMatchObject({ unsent: 0 }), 10_000);
  });

  it('keeps one authority, whose certificates hold also where a clock believes in an old year', async () => {
    const { office } = await secureOffice();
    const [first, second] = await Promise.all([
      serverCertificate(office.app.district, ['a.gov.vn', '10.1.2.3']),
      authorityCertificate(office.app.district),
    ]);
    const authority = new X509Certificate(given(second));
    const leaf = new X509Certificate(given(first).cert);
    expect(leaf.verify(authority.publicKey)).toBe(true);
    expect([authority.ca, leaf.ca]).toEqual([true, false]);
    expect([leaf.checkHost('a.gov.vn'), leaf.checkIP('10.1.2.3')]).toEqual(['a.gov.vn', '10.1.2.3']);
    expect([authority, leaf].map(({ validFromDate }) => validFromDate.getUTCFullYear())).toEqual([2000, 2000]);
  });
});

describe('a proxy on the way', () => {
  it('is asked for a tunnel with the name and password that were set', async () => {
    const proxy = await openHttpProxy('xa:m@t khau');
    const { office, url } = await secureOffice();
    const desk = await newReceivingDesk(office, url);
    const own = { proxy: 'own', address: `http://${proxy.host}`, user: 'xa' } as const;
    await desk.ask('sync.setNetwork', { ...own, password: 'sai' });
    expect((await desk.refusal('sync.now', {})).code).toBe('sync.proxy-refused');
    const kept = await desk.ask('sync.setNetwork', { ...own, password: 'm@t khau' });
    expect(kept).toMatchObject({ ...own, hasPassword: true });
    expect(JSON.stringify(kept)).not.toContain('khau');
    // Left out, it is the one that was kept.
    await desk.ask('sync.setNetwork', own);
    expect(await desk.ask('sync.now', {})).toMatchObject({ unsent: 0 });
    expect(proxy.passed[0]).toBe(`CONNECT ${new URL(url).host}`);
  });

  it('is the system’s unless another was set', async () => {
    const proxy = await openHttpProxy();
    const office = await newOffice({ training: false });
    const url = await office.url();
    const findSystemProxy = async (to: string) => (to === url ? `http://${proxy.host}` : null);
    const desk = await office.newDesk({ url, findSystemProxy });
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    expect(await desk.ask('sync.now', {})).toMatchObject({ unsent: 0 });
    expect(proxy.passed).toContain(`POST ${url}/sync/v1/greetings`);
    const through = proxy.passed.length;
    await desk.ask('sync.setNetwork', { proxy: 'none' });
    await desk.ask('sync.now', {});
    expect(proxy.passed).toHaveLength(through);
  });

  it('that cannot be read is refused at its field', async () => {
    const office = await newOffice({ training: false });
    const desk = await office.newDesk();
    const refused = await desk.refusal('sync.setNetwork', { proxy: 'own', address: 'proxy 3128' });
    expect(refused).toMatchObject({ code: 'sync.proxy-bad', fields: { address: { code: 'sync.proxy-bad' } } });
  });
});
