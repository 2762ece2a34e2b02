import { expect, it } from 'vitest';
import { admit } from '../../../main/district/admit.ts';
import { createEnrolment } from '../../../main/district/enrol.ts';
import { importFiles } from '../../../main/district/import.ts';
import { revoke } from '../../../main/district/revoke.ts';
import { openEnrolment } from '../../../shared/batch/enrolment.ts';
import { commune, given, newDesk, readAnswer, requestFor, seal } from '../district/place.ts';
import { twoPlaces } from './two-places.ts';

it('gives a commune one ledger, however many administrators invite its first desks at once', async () => {
  const [a, b] = await twoPlaces();
  const desks = [1, 2, 3, 4];
  const files = await Promise.all(
    desks.map((desk) => createEnrolment((desk % 2 === 0 ? a : b).district, { commune, desk })),
  );
  const opened = files.map((file) =>
    given(openEnrolment(a.deps.crypto, given(file), { training: true, now: a.deps.clock.now() })),
  );
  expect(new Set(opened.map(({ districtKey }) => districtKey)).size).toBe(1);
  const ledgers = (await a.district.store.read.listLedgers()).filter((ledger) => ledger.commune === commune);
  expect(ledgers.map(({ kind, id }) => ({ kind, id }))).toEqual([{ kind: 'district', id: opened[0]?.district }]);
  expect((await b.district.store.verify()).problems).toEqual([]);
});

it('never promises one block of numbers to two files that replace the same desk', async () => {
  const [a, b] = await twoPlaces();
  const lost = await newDesk(a);
  const files = await Promise.all(
    [a, b, a, b].map(({ district }) => createEnrolment(district, { commune, desk: 2, replaces: lost.ledger })),
  );
  const generations = files.map(
    (file) => given(openEnrolment(a.deps.crypto, given(file), { training: true, now: a.deps.clock.now() })).generation,
  );
  expect([...generations].sort()).toEqual([1, 2, 3, 4]);
});

it('admits at one process whom another one invited, and signs there with the same key', async () => {
  const [a, b] = await twoPlaces();
  const desk = await newDesk(a, { admitted: false });
  given(await admit(b.district, desk.request));
  const [answer] = await importFiles(
    b.district,
    [{ name: 'goi.mcd', bytes: await seal(b, desk, 1, desk.events.length) }],
    'network',
  );
  const acknowledgement = readAnswer(a, desk, answer?.acknowledgement ?? null);
  expect(acknowledgement).toMatchObject({ state: 'accepted' });
  const { recipient } = await a.deps.crypto.ageIdentity();
  const again = requestFor(a.deps, desk.enrolment, new Uint8Array(32).fill(9), recipient);
  expect(await admit(a.district, again)).toMatchObject({ refusal: { code: 'enrolment.used' } });
});

it('refuses at one process a desk that was shut out at another', async () => {
  const [a, b] = await twoPlaces();
  const desk = await newDesk(a);
  given(
    await revoke(
      a.district,
      { ledger: desk.ledger, reason: 'Máy bị mất' },
      { id: a.deps.ids.commandId(), as: undefined },
    ),
  );
  const file = { name: 'goi.mcd', bytes: await seal(b, desk, 1, desk.events.length) };
  expect(await importFiles(b.district, [file], 'network')).toMatchObject([
    { state: 'refused', refusal: { code: 'district.ledger-revoked' } },
  ]);
});
