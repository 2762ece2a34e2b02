import { z } from 'zod';
import { ok } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import { type LineMeasure, unmeasured } from './line-measure.ts';

const settingName = 'lineRate';
const Kept = z.object({ baseUrl: z.string(), rate: z.number().positive() });

/** What is known of the line to an address from before the program was started; of another address nothing. */
export function rememberedMeasure({ store }: Pick<Desk, 'store'>, baseUrl: string | null): LineMeasure {
  const text = store.read.findSetting(settingName);
  const kept = text === null ? null : Kept.parse(JSON.parse(text));
  if (kept === null || (baseUrl !== null && kept.baseUrl !== baseUrl)) return unmeasured;
  return { ...unmeasured, rate: kept.rate };
}

/** After a round, so that the next start can say by when things should be there. */
export function rememberMeasure({ store }: Pick<Desk, 'store'>, baseUrl: string, { rate }: LineMeasure): void {
  if (rate === null || rememberedMeasure({ store }, baseUrl).rate === Math.round(rate)) return;
  store.write((tx) => {
    tx.setSetting(settingName, JSON.stringify({ baseUrl, rate: Math.max(1, Math.round(rate)) }));
    return ok(null);
  });
}
