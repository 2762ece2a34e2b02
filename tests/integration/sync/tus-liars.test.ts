import { describe, expect, it, onTestFinished } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { createHttpLine } from '../../../main/sync/line.ts';
import type { LineMeasure } from '../../../main/sync/line-measure.ts';
import { type Round, syncRound } from '../../../main/sync/round.ts';
import type { Result } from '../../../shared/result.ts';
import { applicant, given, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { openTusLiar, type TusLie } from '../../fixtures/tus-liar.ts';

const page = Buffer.from('<!doctype html><title>Đăng nhập Wi-Fi</title>');
const html = { 'content-type': 'text/html' };
const never = new AbortController().signal;
const honest: TusLie = () => null;
const tus = { 'tus-resumable': '1.0.0', 'cache-control': 'no-store' };

/** A batch of two pieces at least. */
const dossiers = 120;
/** As if the line had been seen to let nothing but small bodies through. */
const narrow: LineMeasure = { rate: null, roundTripMs: null, refusedBytes: 16_384 };

async function round(desk: TestDesk, baseUrl: string): Promise<Result<Round>> {
  const facts = {
    crypto: createNodeCrypto(),
    authority: null,
    proxy: null,
    baseUrl,
    deadlineMs: 30_000,
    learned: narrow,
  };
  const line = createHttpLine({ clock: { now: () => 0 }, ...facts });
  onTestFinished(() => line.close());
  return syncRound(desk.desk(), line, never);
}

async function deskWithWork(): Promise<{ office: Office; desk: TestDesk; url: string }> {
  const office = await newOffice();
  const desk = await office.newDesk();
  for (let i = 0; i < dossiers; i += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  return { office, desk, url: await office.url() };
}

const on =
  (method: string, answer: () => ReturnType<TusLie>): TusLie =>
  (asked) =>
    asked.method === method && asked.path.includes('/uploads') ? answer() : null;

const lies: Readonly<Record<string, TusLie>> = {
  'a login page for each piece': on('PATCH', () => ({ status: 200, headers: html, body: page })),
  'a login page where an upload begins': on('POST', () => ({ status: 200, headers: html, body: page })),
  'a redirect to a login page': on('PATCH', () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/' } })),
  'a 413 for pieces of any size': on('PATCH', () => ({ status: 413, headers: html, body: page })),
  'a proxy’s error': on('PATCH', () => ({ status: 502, headers: html, body: page })),
  'a word from a cache that all of a piece arrived': on('PATCH', () => ({
    status: 204,
    headers: { ...tus, 'upload-offset': '999999' },
  })),
  'a word from a cache that nothing of a piece arrived': on('PATCH', () => ({
    status: 204,
    headers: { ...tus, 'upload-offset': '0' },
  })),
};

describe('a line that lies about pieces', () => {
  it.each(Object.entries(lies))(
    'by %s calls nothing held that is not, and all goes up when it is honest',
    async (_by, lie) => {
      const { office, desk, url } = await deskWithWork();
      let told = 0;
      const line = await openTusLiar(url, (asked) => {
        const said = lie(asked);
        if (said !== null) told += 1;
        return said;
      });
      const before = (await desk.ask('desk.status', {})).unsent;
      const lied = await round(desk, line.url);
      expect(told).toBeGreaterThan(0);
      const { ledger, lastSeq, unsent } = await desk.ask('desk.status', {});
      const held = (await office.app.district.store.read.ledgerHead(ledger))?.seq ?? 0;
      // Where it got through by another way (whole, in smaller batches), it is there; what is not there is unsent.
      expect(lastSeq - unsent).toBe(held);
      if (!lied.ok) expect([lied.refusal.code.slice(0, 5), unsent]).toEqual(['sync.', before]);
      line.set(honest);
      expect(given(await round(desk, line.url))).toMatchObject({ unsent: 0, refused: null });
      expect((await office.ask('district.status', {})).dossiers).toBe(dossiers);
    },
  );

  it.each([
    ['further than it is', '999'],
    ['all of it', 'all'],
    ['nothing', '0'],
  ])('when it is asked how far a file got, by a stale answer that says %s, is found out', async (_far, said) => {
    const { office, desk, url } = await deskWithWork();
    // The first piece arrives with the creation, then the line dies: the file is begun.
    const line = await openTusLiar(
      url,
      on('PATCH', () => ({ status: 502, headers: html, body: page })),
    );
    expect((await round(desk, line.url)).ok).toBe(false);
    const [begun] = desk.desk().store.read.listUploads();
    if (begun === undefined) throw new Error('nothing was begun');
    const offset = said === 'all' ? String(begun.bytes.length) : said;
    line.set(
      on('HEAD', () => ({
        status: 200,
        headers: { ...tus, 'upload-offset': offset, 'upload-length': String(begun.bytes.length) },
      })),
    );
    await round(desk, line.url);
    const { ledger, lastSeq, unsent } = await desk.ask('desk.status', {});
    expect(lastSeq - unsent).toBe((await office.app.district.store.read.ledgerHead(ledger))?.seq ?? 0);
    line.set(honest);
    expect(given(await round(desk, line.url))).toMatchObject({ unsent: 0, refused: null });
    expect((await office.ask('district.status', {})).dossiers).toBe(dossiers);
  });
});
