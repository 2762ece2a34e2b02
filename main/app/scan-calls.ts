import type { CallOutput } from '../../shared/contract/contract.ts';
import type { DossierId } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { arrivals, carriedAt } from '../../shared/scans/arrival.ts';
import { areScanHours } from '../../shared/scans/budget.ts';
import { budgetOf, scanRoads } from '../../shared/scans/settings.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { attachmentLimitMb, keepAttachmentLimit } from '../desk/read-scan.ts';
import { ownLedgerIds } from '../desk/successor.ts';
import { isoOrNull } from '../ledger/answers.ts';
import { findNamed } from '../ledger/named-dossier.ts';
import { bytesPerEvent } from '../sync/batch-sizes.ts';
import type { LineMeasure } from '../sync/line-measure.ts';
import { type OutgoingScan, waitingScans } from '../sync/outgoing-scans.ts';
import { allowanceNow, keepScanBudgets, scanBudgets, usedToday } from '../sync/scan-budget.ts';
import type { SchedulerState } from '../sync/scheduler.ts';
import { ownLedgers, unsentEvents } from '../sync/standing.ts';

export interface ScanPort {
  readonly measure: () => LineMeasure;
  readonly isOnline: () => boolean;
  readonly state: () => Pick<SchedulerState, 'nextTryAt'>;
  /** Something may go that might not before: a round soon. */
  readonly nudge: () => void;
}

const dossiersShown = 100;

type ScanStatus = CallOutput<'scan.status'>;

/** What of the scans goes when, and what a person says to that. */
export function scanHandlers(current: () => Desk, port: ScanPort) {
  return {
    'scan.status': () => ok(scanStatus(current(), port)),
    'scan.setBudgets': ({ budgets, limitMb }) => {
      const bad = scanRoads.find((road) => !areScanHours(budgets[road].hours));
      if (bad !== undefined) return refuse('input.invalid', {}, { [`budgets.${bad}.hours`]: 'input.not-allowed' });
      const kept = keepScanBudgets(current(), budgets);
      if (!kept.ok) return kept;
      const limited = keepAttachmentLimit(current(), limitMb);
      if (!limited.ok) return limited;
      current().changed(['sync']);
      port.nudge();
      return ok({ budgets, limitMb });
    },
    'scan.sendNow': (input): Result<CallOutput<'scan.sendNow'>> => {
      const desk = current();
      const named = findNamed(desk.store.read, input);
      if (!named.ok) return named;
      const waiting = waitingScans(desk).filter(({ dossier }) => dossier === named.value.id);
      const marked = desk.store.write((tx) => {
        for (const { sha256 } of waiting) tx.setUrgentScan(sha256);
        return ok({ files: waiting.length });
      });
      desk.changed(['sync']);
      if (marked.ok) port.nudge();
      return marked;
    },
  } as const satisfies Handlers;
}

function scanStatus(desk: Desk, { measure, isOnline, ...port }: ScanPort): ScanStatus {
  const { store, office } = desk;
  const online = isOnline();
  const nextTryAt = online ? null : port.state().nextTryAt;
  const startMs = Math.max(desk.clock.now(), nextTryAt ?? 0);
  const { rate } = measure();
  const budgets = scanBudgets(desk);
  const waiting = waitingScans(desk);
  const outlook = arrivals(
    {
      nowMs: startMs,
      rate,
      eventBytes: unsentEvents(desk) * bytesPerEvent,
      budget: budgetOf(budgets.network),
      usedBytes: usedToday(desk, 'network'),
    },
    waiting,
  );
  const atBySha256 = new Map(outlook.scans.map((arrival) => [arrival.sha256, arrival]));
  return {
    budgets,
    limitMb: attachmentLimitMb(desk),
    roads: scanRoads.map((road) => {
      const { bytesLeft, heldBack, opensAt } = allowanceNow(desk, road);
      return { road, usedBytes: usedToday(desk, road), leftBytes: bytesLeft, heldBack, opensAt: isoOrNull(opensAt) };
    }),
    all: { ...store.read.attachmentTotals(office.commune.code, ownLedgerIds(store.read)) },
    waiting: amountOf(waiting),
    eventsAt: isoOrNull(roundedUp(outlook.eventsAt)),
    online,
    nextTryAt: isoOrNull(nextTryAt),
    rate: rate === null ? null : Math.round(rate),
    unsent: unsentDossiers(desk, startMs, rate),
    dossiers: byDossier(waiting)
      .slice(0, dossiersShown)
      .map((scans) => {
        const [first] = scans;
        const state = store.read.findDossier(first.dossier)?.state;
        const told = scans.map(({ sha256 }) => atBySha256.get(sha256));
        const at = told.reduce<number | null>((last, arrival) => later(last, arrival?.at ?? null), 0);
        return {
          dossierId: first.dossier,
          code: state?.code ?? null,
          fullName: state?.applicant?.fullName ?? '',
          dueAt: isoOrNull(first.dueAt),
          ...amountOf(scans),
          urgent: first.urgent,
          heldBack: told[0]?.heldBack ?? null,
          at: isoOrNull(roundedUp(at)),
        };
      }),
  };
}

/** Dossiers go as their events were written: each is there when the last of its own is. */
function unsentDossiers(desk: Desk, startMs: number, rate: number | null): ScanStatus['unsent'] {
  const { read } = desk.store;
  const eventsBy = new Map<DossierId, number>();
  let before = 0;
  for (const { record, heldSeq } of ownLedgers(desk)) {
    for (const { dossier, seq } of read.touchedAfter(record.id, heldSeq)) {
      // What a later ledger touched again goes behind those that went before.
      eventsBy.delete(dossier);
      eventsBy.set(dossier, before + seq - heldSeq);
    }
    before += Math.max(0, record.lastSeq - heldSeq);
  }
  return [...eventsBy].slice(0, dossiersShown).map(([dossierId, events]) => {
    const state = read.findDossier(dossierId)?.state;
    return {
      dossierId,
      code: state?.code ?? null,
      fullName: state?.applicant?.fullName ?? '',
      at: isoOrNull(roundedUp(carriedAt(startMs, rate, events * bytesPerEvent))),
    };
  });
}

/** Null wins: what nobody can say of one scan nobody can say of all. */
function later(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}

/** An hour is told to the minute, and never too early. */
function roundedUp(atMs: number | null): number | null {
  return atMs === null ? null : Math.ceil(atMs / 60_000) * 60_000;
}

function amountOf(scans: readonly OutgoingScan[]): { files: number; bytes: number } {
  return { files: scans.length, bytes: scans.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) };
}

/** Scans of one dossier together, in the order of the first of each. */
function byDossier(scans: readonly OutgoingScan[]): readonly (readonly [OutgoingScan, ...OutgoingScan[]])[] {
  const groups = new Map<string, [OutgoingScan, ...OutgoingScan[]]>();
  for (const scan of scans) {
    const group = groups.get(scan.dossier);
    if (group === undefined) groups.set(scan.dossier, [scan]);
    else group.push(scan);
  }
  return [...groups.values()];
}
