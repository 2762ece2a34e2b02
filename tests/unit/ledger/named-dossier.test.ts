import { expect, it } from 'vitest';
import { findNamedId } from '../../../main/ledger/named-dossier.ts';
import { append, commune, dossierId, openTemp, Writer } from '../db/office.ts';

it('a code that two dossiers carry names neither, and says by which ids they are found', () => {
  using store = openTemp();
  const desk = new Writer(1);
  const twice = `${commune}-261124-2001`;
  append(
    store,
    desk.open(),
    desk.receive(dossierId(1), { code: twice }),
    desk.receive(dossierId(2), { code: twice, entryNo: 2 }),
    desk.receive(dossierId(3), { code: `${commune}-261124-2003`, entryNo: 3 }),
  );
  expect(findNamedId(store.read, { code: twice })).toEqual({
    ok: false,
    refusal: { code: 'dossier.code-ambiguous', params: { ids: `${dossierId(1)}, ${dossierId(2)}` } },
  });
  expect(findNamedId(store.read, { code: `${commune}-261124-2003` })).toEqual({ ok: true, value: dossierId(3) });
  expect(findNamedId(store.read, { dossierId: dossierId(2) })).toEqual({ ok: true, value: dossierId(2) });
  expect(findNamedId(store.read, { code: `${commune}-261124-2009` })).toEqual({
    ok: false,
    refusal: { code: 'dossier.not-found' },
  });
});
