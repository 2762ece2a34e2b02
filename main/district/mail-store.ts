import type { DistrictTx } from '../../db/district/types.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { MailStore } from '../roads/mail/mail-store.ts';
import type { District } from './district.ts';

/** What a district keeps of its letters: of no commune until a batch is whole. */
export function districtMailStore({ store }: District): MailStore {
  const write = (work: (tx: DistrictTx) => Promise<void>): Promise<Result<null>> =>
    store.write(null, async (tx) => {
      await work(tx);
      return ok(null);
    });
  return {
    listMailParts: store.read.listMailParts,
    listWaitingParts: store.read.listWaitingParts,
    listMailNotes: store.read.listMailNotes,
    keepMailPart: (part) => write((tx) => tx.keepMailPart(part)),
    removeMailParts: (whole) => write((tx) => tx.removeMailParts(whole)),
    addMailNote: (note) => write((tx) => tx.addMailNote(note)),
    removeMailNote: (id) => write((tx) => tx.removeMailNote(id)),
  };
}
