import { describe, expect, it } from 'vitest';
import { admit } from '../../../main/district/admit.ts';
import { openIncoming } from '../../../main/district/apply-batch.ts';
import type { District } from '../../../main/district/district.ts';
import { importFiles } from '../../../main/district/import.ts';
import { incomingParts } from '../../../main/district/incoming-file.ts';
import { openAhead, openInTurn } from '../../../main/district/opening/in-turn.ts';
import { ok } from '../../../shared/result.ts';
import { stores } from '../../fixtures/postgres.ts';
import {
  commune,
  given,
  newDesk,
  newPlace,
  type Place,
  type SealFacts,
  seal,
  type TestDesk,
} from '../district/place.ts';

async function partOf(place: Place, desk: TestDesk, from: number, to: number, facts: SealFacts = {}) {
  const [part] = incomingParts(place.deps.crypto, { name: 'goi', bytes: await seal(place, desk, from, to, facts) });
  if (part === undefined) throw new Error('no part');
  return part;
}

/** A district that can lose its line to the store at a moment of the test's. */
function breakable(whole: District) {
  let line: 'there' | 'gone' | 'goneOnceOpened' = 'there';
  let open = 0;
  const { store, opener } = whole;
  const district: District = {
    ...whole,
    store: {
      ...store,
      read: {
        ...store.read,
        async findLedger(ledger) {
          if (line === 'gone') throw new Error('the line to the database is gone');
          return store.read.findLedger(ledger);
        },
      },
    },
    opener: {
      ...opener,
      async open(payload) {
        const range = given(await opener.open(payload));
        open += 1;
        if (line === 'goneOnceOpened') line = 'gone';
        return ok({
          ...range,
          [Symbol.dispose]() {
            open -= 1;
          },
        });
      },
    },
  };
  function lineIs(now: typeof line): void {
    line = now;
  }
  return { district, isOpen: () => open > 0, lineIs };
}

describe.each(stores)('batches opened before their turn, on $store', ({ database }) => {
  it('takes several in, one while the next is opened, as if one by one', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place, { dossiers: 40 });
    const total = desk.events.length;
    const cuts = [1, 30, 60, 61, 120, total + 1];
    const files = await Promise.all(
      cuts.slice(1).map(async (end, i) => ({
        name: String(i),
        bytes: await seal(place, desk, cuts[i] ?? 1, end - 1),
      })),
    );
    const answers = await Promise.all([
      importFiles(place.district, files, 'file'),
      importFiles(place.district, files.toReversed(), 'network'),
    ]);
    expect(answers.flat().map(({ state }) => state)).not.toContain('refused');
    expect((await place.district.store.read.ledgerHead(desk.ledger))?.seq).toBe(total);
    expect(await place.district.store.verify()).toMatchObject({ ok: true });
  });

  it('lets in what was refused ahead and what came in between lets in', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place, { admitted: false });
    const later = 'H60.15.9';
    const part = await partOf(place, desk, 1, 20, { commune: later });
    const ahead = openAhead(place.district, part);
    expect(await openIncoming(place.district, part.bytes)).toMatchObject({ refusal: { code: 'batch.wrong-commune' } });
    await newDesk(place, { at: later });
    using opened = given(await openInTurn(place.district, part, ahead));
    expect(opened).toMatchObject({ header: { commune: later }, range: { ledger: desk.ledger, from: 1, to: 20 } });
  });

  it('refuses in its turn what was opened ahead and what came in between shuts out', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place, { admitted: false });
    const part = await partOf(place, desk, 1, 20);
    const ahead = openAhead(place.district, part);
    using first = given(await openIncoming(place.district, part.bytes));
    expect(first.header.commune).toBe(commune);
    // The same key is admitted in another commune before the turn of the batch comes.
    given(await admit(place.district, (await newDesk(place, { at: 'H60.15.9', admitted: false })).request));
    expect(await openInTurn(place.district, part, ahead)).toMatchObject({
      ok: false,
      refusal: { code: 'batch.wrong-commune' },
    });
  });

  it('lets go of what it opened where the store cannot be asked any more', async () => {
    const place = await newPlace(database);
    const part = await partOf(place, await newDesk(place), 1, 20);
    const { district, isOpen, lineIs } = breakable(place.district);
    const ahead = openAhead(district, part);
    await ahead?.take();
    lineIs('gone');
    await expect(openInTurn(district, part, ahead)).rejects.toThrow('the line to the database is gone');
    expect(isOpen()).toBe(false);
    lineIs('goneOnceOpened');
    await expect(openIncoming(district, part.bytes)).rejects.toThrow('the line to the database is gone');
    expect(isOpen()).toBe(false);
  });

  it('opens two ahead at most, and the next when one of them has its turn or is dropped', async () => {
    const place = await newPlace(database);
    const desk = await newDesk(place);
    const part = await partOf(place, desk, 1, 20);
    const one = openAhead(place.district, part);
    const two = openAhead(place.district, part);
    expect(openAhead(place.district, part)).toBe(null);
    using opened = given(await openInTurn(place.district, part, one));
    expect(opened.range.to).toBe(20);
    const three = openAhead(place.district, part);
    expect(three).not.toBe(null);
    expect(openAhead(place.district, part)).toBe(null);
    await two?.drop();
    await two?.drop();
    const four = openAhead(place.district, part);
    expect(four).not.toBe(null);
    expect(openAhead(place.district, part)).toBe(null);
    await three?.drop();
    await four?.drop();
  });
});
