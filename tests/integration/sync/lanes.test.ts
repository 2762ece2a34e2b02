import { expect, it, onTestFinished } from 'vitest';
import type { Desk } from '../../../main/desk/desk.ts';
import { createHttpLine, type Line } from '../../../main/sync/line.ts';
import { sealGreeting } from '../../../main/sync/outgoing.ts';
import { sendUnsent } from '../../../main/sync/send.ts';
import { unsentEvents } from '../../../main/sync/standing.ts';
import { ok } from '../../../shared/result.ts';
import { generateEvents } from '../../fixtures/generate-events.ts';
import { commune, given, newOffice } from '../../fixtures/office.ts';
import { stores } from '../../fixtures/postgres.ts';
import { openProxy } from '../../fixtures/tcp-proxy.ts';

/** Three batches, each in several pieces. */
const dossiers = 2500;

function addWork(desk: Desk): void {
  const head = desk.store.read.ledgerHead(desk.ledger);
  if (head === null) throw new Error('the ledger was not opened');
  const { crypto } = desk.deps;
  const after = { seq: head.seq, hash: head.hash, clock: head.clock, entries: 0 };
  const events = generateEvents({ crypto, dossiers, seed: 7, ledgerSeed: desk.keys.seed, commune, after });
  given(desk.store.write((tx) => ok(tx.appendEvents(desk.ledger, events))));
}

interface Seen {
  readonly line: Line;
  /** Files that were on their way in pieces at one moment, at most. */
  most(): number;
  /** Their bytes, each file once. */
  bytes(): number;
}

function watched(desk: Desk, baseUrl: string): Seen {
  const { clock, crypto } = desk.deps;
  const line = createHttpLine({ clock, crypto, authority: null, proxy: null, baseUrl, deadlineMs: 30_000 });
  onTestFinished(() => line.close());
  const sizes = new Map<string, number>();
  let now = 0;
  let most = 0;
  return {
    line: {
      ...line,
      async upload(file, signal, going) {
        sizes.set(file.sha256, file.bytes.length);
        now += 1;
        most = Math.max(most, now);
        const brought = await line.upload(file, signal, going);
        now -= 1;
        return brought;
      },
    },
    most: () => most,
    bytes: () => [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0),
  };
}

const title = 'brings several batches at once in pieces, each torn again and again and gone on with at its byte';

it.each(stores)(`${title}, on $store`, async ({ database }) => {
  const office = await newOffice({ database });
  const desk = (await office.newDesk()).desk();
  const proxy = await openProxy(await office.url());
  addWork(desk);
  const seen = watched(desk, proxy.url);
  const never = new AbortController().signal;
  // The first contact is whole: a line that was never there is not gone on with.
  given(await seen.line.post('greetings', sealGreeting(desk).bytes, never));
  proxy.set({ killAfterUp: 40_000 });
  for (let round = 0; unsentEvents(desk) > 0 && round < 20; round += 1) await sendUnsent(desk, seen.line, never);
  expect(unsentEvents(desk)).toBe(0);
  expect((await office.app.district.store.read.ledgerHead(desk.ledger))?.seq).toBe(
    desk.store.read.ledgerHead(desk.ledger)?.seq,
  );
  expect(seen.most()).toBeGreaterThan(1);
  // No file is so small that one connection could have carried it, and none was begun anew.
  expect(proxy.connections()).toBeGreaterThan(seen.bytes() / 40_000);
  expect(proxy.passed().up).toBeLessThan(seen.bytes() * 1.5);
});
