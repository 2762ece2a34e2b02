import type { District } from '../district/district.ts';
import { createDistrictMail } from '../district/mail-letters.ts';
import { districtMailStore } from '../district/mail-store.ts';
import { createSettingBook } from '../district/setting-book.ts';
import { createSharedLooks } from '../district/shared-looks.ts';
import type { Deps } from '../ports.ts';
import { createMailboxRoad, type MailboxRoad } from '../roads/mail/mailbox-road.ts';
import { createMailboxBook } from '../roads/mail/mailbox-settings.ts';
import { createOpenLetter } from '../roads/mail/open-letter.ts';
import { createPartShelf, type PartShelf } from '../roads/mail/part-shelf.ts';

/** A district's road by mail: the mailbox that it reads, and the shelf on which parts wait, also for dropped letters. */
export function openDistrictMail(
  deps: Deps,
  district: District,
): { readonly mailbox: MailboxRoad; readonly shelf: PartShelf } {
  const { read } = district.store;
  const store = districtMailStore(district);
  const shelf = createPartShelf({ deps, store });
  const openLetter = createOpenLetter({ deps, shelf, store });
  const mailbox = createMailboxRoad({
    deps,
    book: createMailboxBook(createSettingBook(district), district.keyring),
    shelf,
    store,
    countAnswers: async () => (await read.listMailAnswers()).length,
    ...createDistrictMail(district, openLetter),
    onChange: () => district.changed(['batches']),
    alone: (look) => district.store.alone('mailbox', look),
    looks: createSharedLooks(district, 'mailbox'),
  });
  return { mailbox, shelf };
}
