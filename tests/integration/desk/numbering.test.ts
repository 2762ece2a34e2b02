import { describe, expect, it } from 'vitest';
import { findGenerationMark } from '../../../main/desk/generation-mark.ts';
import { appendEvent } from '../../../main/ledger/event-writer.ts';
import { DossierId } from '../../../shared/dossier/ids.ts';
import { ok } from '../../../shared/result.ts';
import {
  applicant,
  commune,
  dayMs,
  deskTemplate,
  given,
  leader,
  marriageStatus,
  reopened,
  type TestDesk,
} from '../../fixtures/office.ts';

const newDesk = deskTemplate();

async function nextCode(desk: TestDesk): Promise<string> {
  return (await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant })).code;
}

/** Writes a received dossier that used the number `k` of the block today, as 999 intakes would. */
function useUpTo(desk: TestDesk, number: string): void {
  const { store, deps, ledger } = desk.desk();
  const { state } = given(ok(store.read.listDossiers({ limit: 1 }).rows[0] ?? never()));
  const now = desk.clock.now();
  given(
    store.write((tx) =>
      ok(
        appendEvent(
          tx,
          { crypto: deps.crypto, ledger, at: now },
          {
            type: 'dossier.received.v1',
            actor: { id: 'clerk-1', role: 'clerk' },
            dossier: DossierId.parse(deps.ids.dossierId(now)),
            body: {
              procedureCode: state.procedureCode,
              catalogueVersion: state.catalogueVersion,
              calendarVersion: state.calendarVersion,
              formSet: state.formSet,
              components: [],
              quantity: 1,
              code: `${commune}-261117-${number}`,
              receivedAt: now,
              dueAt: now,
              limit: { unit: 'workingDay', value: 3 },
              lookupKey: '0123456789abcdef',
              bookNo: '2.0/2026-TNHS',
              entryNo: 2,
            },
            personal: { applicant },
          },
        ),
      ),
    ),
  );
}

function never(): never {
  throw new Error('no dossier is there');
}

describe('the numbers of a day', () => {
  it('count on within the desk’s block, through a restart, and begin anew the next day', async () => {
    const desk = await newDesk();
    expect([await nextCode(desk), await nextCode(desk)]).toEqual([`${commune}-261117-2001`, `${commune}-261117-2002`]);
    const again = await reopened(desk);
    expect(await nextCode(again)).toBe(`${commune}-261117-2003`);
    again.clock.tick(dayMs);
    expect(await nextCode(again)).toBe(`${commune}-261118-2001`);
  });

  it('go by the date in Vietnam, not in UTC', async () => {
    const desk = await newDesk();
    desk.clock.set(Date.UTC(2026, 10, 17, 17, 30));
    expect(await nextCode(desk)).toBe(`${commune}-261118-2001`);
  });

  it('are not used again when the clock goes back', async () => {
    const desk = await newDesk();
    await nextCode(desk);
    desk.clock.tick(dayMs);
    await nextCode(desk);
    desk.clock.tick(-dayMs);
    expect(await nextCode(desk)).toBe(`${commune}-261117-2002`);
  });

  it('begin where a leader says, also in the course of the day', async () => {
    const desk = await newDesk();
    expect((await desk.refusal('desk.setOpeningNumber', { openingNumber: 501 })).code).toBe('desk.leader-needed');
    await nextCode(desk);
    await desk.ask('desk.setOpeningNumber', { openingNumber: 501 }, { as: leader });
    expect(await nextCode(desk)).toBe(`${commune}-261117-2501`);
    await desk.ask('desk.setOpeningNumber', { openingNumber: 1 }, { as: leader });
    expect(await nextCode(desk)).toBe(`${commune}-261117-2502`);
    desk.clock.tick(dayMs);
    expect(await nextCode(desk)).toBe(`${commune}-261118-2001`);
    expect(desk.desk().store.verify().ok).toBe(true);
  });

  it('go on in the next generation for that day alone when the block is used up, the mark raised before', async () => {
    const desk = await newDesk();
    await nextCode(desk);
    useUpTo(desk, '2999');
    const { profileDir } = desk.deps;
    const root = desk.desk().office.rootLedger;
    expect(findGenerationMark(profileDir, root)).toBe(0);
    expect(await nextCode(desk)).toBe(`${commune}-261117-12001`);
    expect(findGenerationMark(profileDir, root)).toBe(1);
    expect(await nextCode(desk)).toBe(`${commune}-261117-12002`);
    desk.clock.tick(dayMs);
    expect(await nextCode(desk)).toBe(`${commune}-261118-2001`);
    expect((await desk.ask('desk.status', {})).generation).toBe(0);
  });
});
