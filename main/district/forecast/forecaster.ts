import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import type { LateForecast } from '../../../db/district/tables/forecast.ts';
import type { Calendar } from '../../../shared/calendar/calendar.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import { forecastOf } from '../../../shared/forecast/history.ts';
import { runningMs, type StepEntry, stepsOf } from '../../../shared/forecast/path.ts';
import { ok } from '../../../shared/result.ts';
import type { District } from '../district.ts';
import { atOnce, entriesOf, type Fields, fieldsOf, hourMs, type Learned, learn } from './learn.ts';

/** What the last forecast was made of. */
const Made = z.object({
  /** ms UTC */
  at: z.number(),
  /** Results that were learned from. */
  results: z.number(),
  /** Dossiers under way and not late, and of those the ones of which too little is known. */
  asked: z.number(),
  unknown: z.number(),
});
export type Made = z.infer<typeof Made>;

export interface Forecaster {
  /** The last forecast, null before the first. One that has grown old is made anew beside the work. */
  look(): Promise<Made | null>;
}

const settingName = 'forecast.made';
/** Made anew when somebody looks and the last one is older than this. */
const goodForMs = 10 * 60_000;
/** What a step usually takes changes slowly, and is the dear part. */
const learnedForMs = 12 * hourMs;
const likelyPercent = 50;

/**
 * Forecasts of all dossiers under way, made in pages between other work and kept as a whole beside the projections: a
 * list or a figure asks the store, whichever process made them. Nothing is lost with them: the ledgers tell them again.
 */
export function createForecaster(district: District): Forecaster {
  const { store, clock, deps, changed, ending } = district;
  let learned: Learned | null = null;
  let isMaking = false;
  let failedAt = 0;

  async function make(at: number): Promise<void> {
    const calendar = await district.rules.calendar();
    if (!calendar.ok) return;
    const fieldOf = await fieldsOf(district);
    if (learned === null || at - learned.at >= learnedForMs || at < learned.at)
      learned = await learn(district, calendar.value, fieldOf, at);
    const { late, ...counted } = await lateOnes(district, { calendar: calendar.value, learned, fieldOf, at });
    if (ending.aborted) return;
    const made: Made = { at, results: learned.results, ...counted };
    const kept = await store.write(null, async (tx) => {
      await tx.holdDistrict();
      await tx.replaceForecasts(late);
      await tx.setSetting(settingName, JSON.stringify(made));
      return ok(null);
    });
    if (kept.ok) changed(['dossiers']);
  }
  function begin(at: number): void {
    isMaking = true;
    void make(at)
      .catch((error) => {
        // Not tried again with every look: the last one stays as it is.
        failedAt = at;
        if (!ending.aborted) deps.log.error({ event: 'forecast.defect', err: error }, 'no forecast could be made');
      })
      .finally(() => {
        isMaking = false;
      });
  }
  return {
    async look() {
      const made = await lastMade(district);
      const at = clock.now();
      const isOld = made === null || at - made.at >= goodForMs || at < made.at;
      if (isOld && !isMaking && Math.abs(at - failedAt) >= goodForMs) begin(at);
      return made;
    },
  };
}

async function lastMade({ store }: Pick<District, 'store'>): Promise<Made | null> {
  const kept = await store.read.findSetting(settingName);
  return kept === null ? null : Made.parse(JSON.parse(kept));
}

interface Facts {
  readonly calendar: Calendar;
  readonly learned: Learned;
  readonly fieldOf: Fields;
  readonly at: number;
}

async function lateOnes(
  { store: { read }, ending }: District,
  facts: Facts,
): Promise<{ readonly late: readonly LateForecast[]; readonly asked: number; readonly unknown: number }> {
  const late: LateForecast[] = [];
  let [asked, unknown] = [0, 0];
  for (let page = await read.runningAfter(facts.at, null, atOnce); page.length > 0 && !ending.aborted; ) {
    const entries = await entriesOf(read, page);
    for (const { commune, id, state } of page) {
      const forecast = forecastOfState(commune, state, entries.get(id) ?? [], facts);
      asked += 1;
      if (forecast === null) unknown += 1;
      // Of the dossiers that the sentence speaks of most must have needed longer, too.
      else if (forecast.percent > likelyPercent && forecast.late * 2 > forecast.alike)
        late.push({ ...forecast, commune, id });
    }
    const place = page.at(-1)?.place ?? null;
    await nextTurn();
    page = page.length < atOnce ? [] : await read.runningAfter(facts.at, place, atOnce);
  }
  return { late, asked, unknown };
}

function forecastOfState(
  commune: string,
  { receivedAt, dueAt, pauses, procedureCode }: DossierState,
  handOvers: readonly StepEntry[],
  { calendar, learned: { history }, fieldOf, at }: Facts,
): Omit<LateForecast, 'commune' | 'id'> | null {
  if (receivedAt === null || dueAt === null) return null;
  const entry = stepsOf(receivedAt, handOvers).at(-1);
  const grantedHours = runningMs(calendar, receivedAt, dueAt, pauses) / hourMs;
  if (entry === undefined || grantedHours <= 0) return null;
  const leftHours = runningMs(calendar, at, dueAt, []) / hourMs;
  const forecast = forecastOf(history, {
    commune,
    procedure: procedureCode,
    field: fieldOf(procedureCode),
    step: entry.step,
    grantedHours,
    spentHours: runningMs(calendar, entry.enteredAt, at, pauses) / hourMs,
    leftHours,
  });
  if (forecast === null) return null;
  const { chance, typicalHours, ...said } = forecast;
  return {
    ...said,
    percent: Math.round(chance * 100),
    step: entry.step,
    typicalMinutes: Math.round(typicalHours * 60),
    leftMinutes: Math.round(leftHours * 60),
  };
}
