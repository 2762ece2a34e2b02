import type { WriteTx } from '../../db/store.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { MailStore } from '../roads/mail/mail-store.ts';

/** What a desk keeps of its letters; `desk`: the open one, which a fork replaces while the program runs. */
export function deskMailStore(desk: () => Desk): MailStore {
  const write = async (work: (tx: WriteTx) => void): Promise<Result<null>> =>
    desk().store.write((tx) => {
      work(tx);
      return ok(null);
    });
  return {
    listMailParts: async (whole) => desk().store.read.listMailParts(whole),
    listWaitingParts: async () => desk().store.read.listWaitingParts(),
    listMailNotes: async () => desk().store.read.listMailNotes(),
    keepMailPart: (part) => write((tx) => tx.keepMailPart(part)),
    removeMailParts: (whole) => write((tx) => tx.removeMailParts(whole)),
    addMailNote: (note) => write((tx) => tx.addMailNote(note)),
    removeMailNote: (id) => write((tx) => tx.removeMailNote(id)),
  };
}
