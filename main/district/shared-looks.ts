import { z } from 'zod';
import { isErrorCode } from '../../shared/errors/table.ts';
import { ok } from '../../shared/result.ts';
import type { Look, Looks } from '../roads/looks.ts';
import type { District } from './district.ts';

const Kept = z.object({
  at: z.number(),
  refusal: z
    .object({ code: z.string().refine(isErrorCode), params: z.record(z.string(), z.union([z.string(), z.number()])) })
    .nullable(),
  written: z.object({ name: z.string(), events: z.number(), at: z.number() }).nullable(),
});

/** Looks that went alike are written down no more often than this. */
const paceMs = 60_000;

/** The last look at a road by whichever process: one of them looks, all of them are asked how it went. */
export function createSharedLooks({ store }: Pick<District, 'store'>, road: string): Looks {
  const name = `look ${road}`;
  let told: Look | null = null;

  return {
    async last() {
      const text = await store.read.findSetting(name);
      return text === null || text === '' ? null : Kept.parse(JSON.parse(text));
    },
    async keep(look) {
      if (look !== null && told !== null && isAlike(look, told) && look.at - told.at < paceMs) return;
      const kept = look === null ? '' : JSON.stringify({ ...look, refusal: refusalOf(look) });
      const written = await store.write<null>(null, async (tx) => {
        await tx.setSetting(name, kept);
        return ok(null);
      });
      // What could not be written down is told by the next look.
      told = written.ok ? look : null;
    },
  };
}

function refusalOf({ refusal }: Look) {
  return refusal === null ? null : { code: refusal.code, params: refusal.params ?? {} };
}

function isAlike(a: Look, b: Look): boolean {
  return a.refusal?.code === b.refusal?.code && a.written?.name === b.written?.name && a.written?.at === b.written?.at;
}
