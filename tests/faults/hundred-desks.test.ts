import { describe, expect, it } from 'vitest';
import { createNodeCrypto } from '../../main/crypto/node-crypto.ts';
import { sealedContentType } from '../../main/sync/line.ts';
import { openAcknowledgement } from '../../shared/batch/acknowledgement.ts';
import { sealBatch } from '../../shared/batch/batch.ts';
import { readFiles } from '../../shared/batch/bundle.ts';
import { type Enrolment, makeEnrolmentRequest, openEnrolment } from '../../shared/batch/enrolment.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import { generateEvents, rulesOf } from '../fixtures/generate-events.ts';
import { given, newOffice, type Office } from '../fixtures/office.ts';
import { stores } from '../fixtures/postgres.ts';

const crypto = createNodeCrypto();
const desks = Array.from({ length: 100 }, (_, n) => ({ commune: `H60.15.${1 + Math.floor(n / 10)}`, desk: n % 10, n }));
const dossiersEach = 35;

interface Sender {
  readonly enrolment: Enrolment;
  readonly request: Uint8Array;
  readonly batch: Uint8Array;
  readonly last: LedgerEvent;
}

/** What a desk has to say at its first contact after an outage: its request, and weeks of work in one batch. */
async function senderFor(office: Office, { commune, desk, n }: (typeof desks)[number]): Promise<Sender> {
  const place = { commune, communeName: `Xã ${commune}`, province: 'Tỉnh Thử', desk };
  const file = Buffer.from((await office.ask('enrolment.create', place)).base64, 'base64');
  const sealedAt = office.clock.now();
  const enrolment = given(openEnrolment(crypto, file, { training: true, now: sealedAt }));
  const seed = new Uint8Array(32).fill(n + 1);
  const { recipient } = await crypto.ageIdentity();
  const facts = { commune, desk, generation: 0, training: true, recipient } as const;
  const { oneTimeCode } = enrolment;
  const rules = rulesOf(crypto, enrolment);
  const events = generateEvents({ crypto, dossiers: dossiersEach, seed: n, ledgerSeed: seed, rules, ...facts });
  const recipients = [enrolment.districtRecipient];
  const sealed = await sealBatch(crypto, { format: 'batch', ...facts, seed, events, recipients, holds: {}, sealedAt });
  const request = makeEnrolmentRequest(crypto, { ...facts, replaces: null, seed, oneTimeCode, sealedAt });
  const last = events.at(-1);
  if (last === undefined) throw new Error('a desk without events');
  return { enrolment, request, batch: sealed.bytes, last };
}

/** The state in the district's signed answer to what was sent. */
async function answerTo({ enrolment }: Sender, url: string, path: string, body: Uint8Array): Promise<string> {
  const response = await fetch(new URL(`/sync/v1/${path}`, url), {
    method: 'POST',
    body: Buffer.from(body),
    headers: { 'content-type': sealedContentType },
  });
  const expected = { districtKey: enrolment.districtKey, commune: enrolment.commune.agencyCode, training: true };
  for (const file of given(readFiles(new Uint8Array(await response.arrayBuffer())))) {
    const opened = openAcknowledgement(crypto, file, expected);
    if (opened.ok && opened.value.answers.sha256 === crypto.sha256Hex(body)) return opened.value.state;
  }
  return `no answer (${response.status})`;
}

describe.each(stores)('a hundred desks, their district on $store,', ({ database }) => {
  it('that come back at once are all taken in, none is refused, and each is told', async () => {
    const office = await newOffice({ database });
    const url = await office.url();
    const senders: Sender[] = [];
    for (const desk of desks) senders.push(await senderFor(office, desk));
    const answers = await Promise.all(
      senders.map(async (sender) => [
        await answerTo(sender, url, 'enrolments', sender.request),
        await answerTo(sender, url, 'batches', sender.batch),
      ]),
    );
    expect(answers).toEqual(desks.map(() => ['accepted', 'accepted']));
    expect(await office.ask('district.status', {})).toMatchObject({
      communes: 10,
      desks: desks.length,
      dossiers: desks.length * dossiersEach,
      refused: 0,
      parked: 0,
    });
    const rows = await office.ask('desk.list', {});
    expect(rows.filter(({ dossiers }) => dossiers === dossiersEach)).toHaveLength(desks.length);
    const { store } = office.app.district;
    // Each ledger to its last event, by its hash: what a desk sent is what lies here.
    for (const { last } of senders)
      expect(await store.read.hashAt(last.header.ledger, last.header.seq)).toBe(last.hash);
    expect((await store.verify()).problems).toEqual([]);
  });
});
