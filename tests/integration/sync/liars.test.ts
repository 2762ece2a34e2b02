import { describe, expect, it } from 'vitest';
import { findCommuneLedger } from '../../../main/district/commune-ledger.ts';
import { sealedContentType } from '../../../main/sync/line.ts';
import { makeAcknowledgement } from '../../../shared/batch/acknowledgement.ts';
import { makeBundle } from '../../../shared/batch/bundle.ts';
import { honest, type Lie, openLiar } from '../../fixtures/liar.ts';
import { applicant, commune, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { embedded, stores } from '../../fixtures/postgres.ts';

const page = Buffer.from('<!doctype html><title>Đăng nhập Wi-Fi</title>');
const sealed = { 'content-type': sealedContentType };

interface Both {
  readonly office: Office;
  readonly desk: TestDesk;
  readonly url: string;
}

async function deskWithWork({ dossiers = 2, database = embedded } = {}): Promise<Both> {
  const office = await newOffice({ database });
  const desk = await office.newDesk();
  for (let i = 0; i < dossiers; i += 1) await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  return { office, desk, url: await office.url() };
}

const unsent = async (desk: TestDesk) => (await desk.ask('desk.status', {})).unsent;

/** The address of the honest answer's file is known, its bytes are not what the district sealed. */
const altered =
  (change: (body: Buffer) => Uint8Array): Lie =>
  async (_request, forward) => {
    const answer = await forward();
    return { ...answer, body: change(Buffer.from(answer.body)) };
  };

const lies: Readonly<Record<string, { readonly lie: Lie; readonly code: string }>> = {
  'a login page with 200': {
    lie: async () => ({ status: 200, headers: { 'content-type': 'text/html' }, body: page }),
    code: 'sync.answer-not-ours',
  },
  'a login page that calls itself sealed': {
    lie: async () => ({ status: 200, headers: sealed, body: page }),
    code: 'sync.answer-not-ours',
  },
  'a redirect to a login page': {
    lie: async () => ({ status: 302, headers: { location: 'http://127.0.0.1:1/login' }, body: page }),
    code: 'sync.answer-not-ours',
  },
  'a proxy’s error': {
    lie: async () => ({ status: 502, headers: { 'content-type': 'text/html' }, body: page }),
    code: 'sync.unreachable',
  },
  'an empty answer': {
    lie: async () => ({ status: 200, headers: sealed, body: Buffer.alloc(0) }),
    code: 'sync.answer-not-ours',
  },
  'an empty bundle': {
    lie: async () => ({ status: 200, headers: sealed, body: makeBundle([]) }),
    code: 'sync.answer-not-ours',
  },
  'the desk’s own words': {
    lie: async ({ body }) => ({ status: 200, headers: sealed, body }),
    code: 'sync.answer-not-ours',
  },
  'a truncated answer': { lie: altered((body) => body.subarray(0, body.length - 9)), code: 'sync.answer-not-ours' },
  'half an answer': { lie: altered((body) => body.subarray(0, body.length >> 1)), code: 'sync.answer-not-ours' },
};

/** Of the line alone: where the district's data lies plays no part. */
describe('a line that lies', () => {
  it.each(Object.entries(lies))(
    'by %s moves nothing, and all goes up when it is honest again',
    async (_name, { lie, code }) => {
      const { desk, url } = await deskWithWork();
      const line = await openLiar(url, lie);
      const before = await unsent(desk);
      expect((await desk.refusal('sync.now', { url: line.url })).code).toBe(code);
      expect(await unsent(desk)).toBe(before);
      line.set(honest);
      expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    },
  );

  it('by letting no squeezed words through is met with plain ones', async () => {
    const { office, desk, url } = await deskWithWork();
    const types: string[] = [];
    const line = await openLiar(url, async ({ type }, forward) => {
      types.push(type);
      return type === sealedContentType ? forward() : { status: 415, headers: {}, body: page };
    });
    expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    // It is asked about once: what the line lets through is remembered with it.
    expect(types.filter((type) => type !== sealedContentType)).toHaveLength(1);
    expect((await office.ask('district.status', {})).dossiers).toBe(2);
  });

  it('by another district’s acknowledgement of this very batch moves nothing', async () => {
    const { office, desk, url } = await deskWithWork();
    const { crypto } = desk.deps;
    const { ledger, store } = desk.desk();
    const line = await openLiar(url, async ({ body }) => ({
      status: 200,
      headers: sealed,
      body: makeBundle([
        makeAcknowledgement(crypto, {
          commune,
          desk: 2,
          training: true,
          answers: { sha256: crypto.sha256Hex(body), nonce: '' },
          state: 'accepted',
          code: null,
          resumeFrom: null,
          ledgers: [{ ledger, seq: 7, hash: store.read.hashAt(ledger, 7) ?? '' }],
          at: office.clock.now(),
          seed: new Uint8Array(32).fill(7),
        }),
      ]),
    }));
    const before = await unsent(desk);
    expect((await desk.refusal('sync.now', { url: line.url })).code).toBe('sync.answer-not-ours');
    expect(await unsent(desk)).toBe(before);
  });

  it('by refusing everything as too large says so and moves nothing', async () => {
    const { desk, url } = await deskWithWork();
    const line = await openLiar(url, async ({ path }, forward) =>
      path.endsWith('batches') ? { status: 413, headers: {}, body: page } : forward(),
    );
    const before = await unsent(desk);
    expect((await desk.refusal('sync.now', { url: line.url })).code).toBe('sync.too-large');
    expect(await unsent(desk)).toBe(before);
  });

  it('by answering without end is left', async () => {
    const { desk, url } = await deskWithWork();
    const line = await openLiar(url, async () => ({
      status: 200,
      headers: sealed,
      body: Buffer.alloc(65 * 1024 * 1024, 77),
    }));
    expect((await desk.refusal('sync.now', { url: line.url })).code).toBe('sync.answer-not-ours');
  });
});

describe.each(stores)('a line that lies about what the district says, on $store', ({ database }) => {
  it('by a flipped bit anywhere in the answer moves nothing', async () => {
    const { desk, url } = await deskWithWork({ database });
    await desk.ask('sync.now', { url });
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const line = await openLiar(url, honest);
    const before = await unsent(desk);
    for (let place = 0; place < 40; place += 1) {
      line.set(async (_request, forward) => {
        const answer = await forward(place % 2 === 0 ? 'sent' : undefined);
        const body = Buffer.from(answer.body);
        const at = Math.floor((place * body.length) / 40);
        body[at] = (body[at] ?? 0) ^ (1 << (place % 8));
        return { ...answer, body };
      });
      expect((await desk.refusal('sync.now', { url: line.url })).code).toMatch(/^sync\./);
      expect(await unsent(desk)).toBe(before);
    }
    expect(await desk.ask('sync.now', { url })).toMatchObject({ unsent: 0 });
  });

  it('by giving yesterday’s answer from a cache moves nothing', async () => {
    const { desk, url } = await deskWithWork({ database });
    const cache = new Map<string, Awaited<ReturnType<Parameters<Lie>[1]>>>();
    const line = await openLiar(url, async ({ path }, forward) => {
      const answer = await forward();
      cache.set(path, answer);
      return answer;
    });
    await desk.ask('sync.now', { url: line.url });
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const before = await unsent(desk);
    line.set(async ({ path }, forward) => cache.get(path) ?? forward());
    expect((await desk.refusal('sync.now', { url: line.url })).code).toBe('sync.acknowledgement-stale');
    expect(await unsent(desk)).toBe(before);
    // Only the batch's answer is old: the greeting's is not enough to take the batch for held.
    line.set(async ({ path }, forward) => (path.endsWith('batches') ? (cache.get(path) ?? forward()) : forward()));
    expect((await desk.refusal('sync.now', { url: line.url })).code).toBe('sync.acknowledgement-stale');
    expect(await unsent(desk)).toBe(before);
  });

  it('by refusing large bodies is met with smaller ones', async () => {
    const { office, desk, url } = await deskWithWork({ dossiers: 60, database });
    const sizes: number[] = [];
    const line = await openLiar(url, async ({ path, body }, forward) => {
      if (!path.endsWith('batches')) return forward();
      sizes.push(body.length);
      return body.length > (sizes[0] ?? 0) * 0.7 ? { status: 413, headers: {}, body: page } : forward();
    });
    expect(await desk.ask('sync.now', { url: line.url })).toMatchObject({ state: 'accepted', unsent: 0 });
    expect(sizes.filter((size) => size <= (sizes[0] ?? 0) * 0.7).length).toBeGreaterThan(1);
    expect((await office.ask('district.status', {})).dossiers).toBe(60);
  });
});

describe.each(stores)('the freshness of what the district says, on $store', ({ database }) => {
  it('lets an old acknowledgement by file change nothing', async () => {
    const { office, desk } = await deskWithWork({ database });
    const first = await desk.ask('sync.seal', {});
    await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const second = await desk.ask('sync.seal', {});
    const acknowledge = async (file: typeof first) => {
      const [answer] = await office.ask('batch.import', { files: [{ name: file.name, base64: file.base64 }] });
      if (answer?.acknowledgement == null) throw new Error('no acknowledgement');
      return answer.acknowledgement;
    };
    const old = await acknowledge(first);
    const young = await acknowledge(second);
    expect(await desk.ask('sync.apply', { files: [young] })).toMatchObject([{ state: 'accepted', unsent: 0 }]);
    expect(await desk.ask('sync.apply', { files: [old] })).toMatchObject([
      { code: 'sync.acknowledgement-stale', unsent: 0 },
    ]);
    expect(await desk.ask('sync.apply', { files: [young, young] })).toMatchObject([{ unsent: 0 }, { unsent: 0 }]);
  });

  it('fills a district again that was put back to yesterday', async () => {
    const { office, desk, url } = await deskWithWork({ database });
    await desk.ask('sync.now', { url });
    const { ledger } = desk.desk();
    const lastSeq = (await desk.ask('desk.status', {})).lastSeq;
    const { crypto } = desk.deps;
    const greeted = await openLiar(url, async ({ path, body }, forward) => {
      if (!path.endsWith('greetings')) return forward();
      const { district } = office.app;
      const keys = (await findCommuneLedger(district, district.store.read, commune))?.signing;
      if (keys === undefined) throw new Error('the district has no key');
      const answers = { sha256: crypto.sha256Hex(body), nonce: nonceOf(body) };
      const facts = {
        commune,
        desk: 2,
        training: true,
        answers,
        state: 'accepted',
        code: null,
        resumeFrom: null,
      } as const;
      const hash = desk.desk().store.read.hashAt(ledger, 5) ?? '';
      const word = makeAcknowledgement(crypto, {
        ...facts,
        ledgers: [{ ledger, seq: 5, hash }],
        at: office.clock.now(),
        seed: keys.seed,
      });
      return { status: 200, headers: sealed, body: makeBundle([word]) };
    });
    // What is said in the district's own fresh word counts, also when it is less; sending again is harmless.
    expect(await desk.ask('sync.now', { url: greeted.url })).toMatchObject({ sent: 0, unsent: 0 });
    expect((await office.app.district.store.read.ledgerHead(ledger))?.seq).toBe(lastSeq);
  });
});

function nonceOf(file: Buffer): string {
  return JSON.parse(file.subarray(9, 9 + file.readUInt32BE(5)).toString('utf8')).nonce;
}
