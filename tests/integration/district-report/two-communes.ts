import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { makeEvent } from '../../../shared/batch/chain.ts';
import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';
import { instant } from '../../../shared/calendar/civil.ts';
import { dayNumber, dossierCode } from '../../../shared/dossier/code.ts';
import type { JsonObject, LedgerEvent } from '../../../shared/dossier/event.ts';
import type { BodyOf, EventType, PersonalOf } from '../../../shared/dossier/event-types.ts';
import { Hash } from '../../../shared/dossier/ids.ts';
import { statuses } from '../../../shared/dossier/status.ts';
import { createChance } from '../../fixtures/chance.ts';
import { uuid7 } from '../../fixtures/generate-events.ts';
import type { TestDesk } from '../district/place.ts';

const local = z.string().nullable();
const Dossier = z.object({
  unit: z.string(),
  field: z.string(),
  status: z.enum(statuses),
  received: local,
  due: local,
  ended: local,
});
type Dossier = z.infer<typeof Dossier>;

export const fixture = z
  .object({ period: z.object({ from: z.string(), to: z.string(), now: z.string() }), dossiers: z.array(Dossier) })
  .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../fixtures/reports/two-communes.json'), 'utf8')));

/** A procedure of each field, the first paper of which is kept. */
const procedures: Readonly<Record<string, string>> = {
  'Hộ tịch': '1.000894',
  'Chứng thực': '2.001035',
  'Đất đai': '1.012812',
};

/** `2026-10-01T09:00` in +07:00. */
export function at(when: string): number {
  const [date = '', clock = ''] = when.split('T');
  const [hours, minutes] = clock.split(':').map(Number);
  return instant(date, (hours ?? 0) * 60 + (minutes ?? 0));
}

type Fact = { readonly [T in EventType]: { type: T; body: BodyOf<T>; personal: PersonalOf<T> | null } }[EventType];
type Deed = Fact & { readonly at: number };

interface Written {
  readonly unit: string;
  /** Of how many dossiers, from the first, the kept paper is scanned. */
  readonly scanned: number;
}

/** A desk's opening and after it what the fixture says of one unit's dossiers, as its ledger has it. */
export function eventsOf(crypto: CryptoPort, desk: TestDesk, { unit, scanned }: Written): readonly LedgerEvent[] {
  const chance = createChance(7);
  const deeds = fixture.dossiers
    .filter((one) => one.unit === unit)
    .flatMap((dossier, place) => {
      const id = uuid7(chance, at(dossier.received ?? '2026-10-02T09:00'));
      const all = deedsOf(dossier, desk, place + 1);
      const scan = place < scanned ? [scanAt(crypto, all[0]?.at ?? 0)] : [];
      return [...all, ...scan].map((deed) => ({ ...deed, id }));
    })
    .toSorted((a, b) => a.at - b.at);
  const events = [...desk.events];
  for (const { at: when, id, type, body, personal } of deeds) {
    const last = events.at(-1);
    if (last === undefined) throw new Error('no opening');
    const actor = { actor: 'clerk-1', role: 'clerk', salt: chance.hex(16) } as const;
    const place = { ledger: desk.ledger, seq: events.length + 1, prev: last.hash, dossier: id, at: when };
    const clock: [number, number] = [Math.max(when, last.header.clock[0]), events.length];
    const content = { type, body: body as JsonObject, personal: personal as JsonObject | null };
    events.push(makeEvent(crypto, { ...actor, after: [], ...place, ...content, clock }));
  }
  return events;
}

function deedsOf(
  { field, status, received, due, ended }: Dossier,
  { enrolment, events }: TestDesk,
  place: number,
): readonly Deed[] {
  const entry = { bookNo: `${enrolment.desk}.${enrolment.generation}/2026`, entryNo: place };
  const request = {
    procedureCode: procedures[field] ?? '',
    catalogueVersion: versionOf(events, 'catalogue.adopted.v1'),
    calendarVersion: versionOf(events, 'calendar.adopted.v1'),
    formSet: 'TT03_2025',
    components: [{ index: 0, original: 1, copies: 0 }],
    quantity: 1,
  };
  const applicant = { fullName: 'Lò Thị Mai' };
  if (received === null || due === null) {
    const when = at('2026-10-02T09:00');
    return [
      { at: when, type: 'dossier.registered.v1', body: request, personal: { applicant } },
      { at: when, type: 'dossier.refused.v1', body: entry, personal: { reason: 'x' } },
    ];
  }
  const receivedAt = at(received);
  const code = dossierCode(
    enrolment.commune.agencyCode,
    receivedAt,
    dayNumber(enrolment.generation, enrolment.desk, place),
  );
  const taken = {
    code,
    receivedAt,
    dueAt: at(due),
    limit: { unit: 'workingDay', value: 5 },
    lookupKey: `0${place}`.padStart(16, '0'),
  } as const;
  return [
    { at: receivedAt, type: 'dossier.received.v1', body: { ...request, ...taken, ...entry }, personal: { applicant } },
    { at: receivedAt, type: 'dossier.handedOver.v1', body: { holder: 'unit' }, personal: { to: 'Tư pháp' } },
    ...(ended === null ? [] : endOf(status, at(ended))),
  ];
}

function endOf(status: Dossier['status'], when: number): readonly Deed[] {
  const resolved = { at: when, type: 'dossier.resolved.v1', body: { outcome: 'approved' }, personal: null } as const;
  switch (status) {
    case 'resolved':
      return [resolved];
    case 'returned':
      return [
        resolved,
        { at: when, type: 'dossier.returned.v1', body: { by: 'desk' }, personal: { to: { fullName: 'x' } } },
      ];
    case 'withdrawn':
      return [{ at: when, type: 'dossier.withdrawn.v1', body: {}, personal: { reason: 'x' } }];
    case 'stopped':
      return [{ at: when, type: 'dossier.stopped.v1', body: {}, personal: { reason: 'x' } }];
    default:
      throw new Error(`the fixture ends none as ${status}`);
  }
}

function scanAt(crypto: CryptoPort, when: number): Deed {
  const place = { sha256: Hash.parse(crypto.sha256Hex('scan')), component: 0 };
  const body = { ...place, sizeBytes: 4, kind: 'image/png' } as const;
  return { at: when + 60_000, type: 'dossier.attached.v1', body, personal: { name: 'a.png' } };
}

function versionOf(events: readonly LedgerEvent[], type: EventType): string {
  const version = events.find(({ header }) => header.type === type)?.body.version;
  if (typeof version !== 'string') throw new Error('rules without a version');
  return version;
}
