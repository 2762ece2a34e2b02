import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { iso } from '../ledger/answers.ts';
import type { Desk } from './desk.ts';

/** The draft of the intake screen: kept as typed, encrypted at rest, through a crash or a power cut. */
export function draftHandlers(desk: Desk) {
  return {
    'draft.save': (input) => {
      const at = desk.clock.now();
      return desk.store.write((tx) => {
        tx.saveDraft(desk.keyring.seal(Buffer.from(JSON.stringify(input.draft))), at);
        return ok({ savedAt: iso(at) });
      });
    },
    'draft.get': () => {
      const saved = desk.store.read.findDraft();
      const plain = saved === null ? null : desk.keyring.open(saved.sealed);
      if (saved === null || plain === null) return ok({ draft: null, savedAt: null });
      return ok({ draft: JSON.parse(Buffer.from(plain).toString('utf8')), savedAt: iso(saved.at) });
    },
    'draft.discard': () =>
      desk.store.write((tx) => {
        tx.discardDraft();
        return ok({});
      }),
  } as const satisfies Handlers;
}
