import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { createFolderRoad } from '../roads/folder-road.ts';
import { createMailboxRoad } from '../roads/mail/mailbox-road.ts';
import { createMailboxBook, type SettingBook } from '../roads/mail/mailbox-settings.ts';
import { createOpenLetter } from '../roads/mail/open-letter.ts';
import { createPartShelf, type PartShelf } from '../roads/mail/part-shelf.ts';
import { createDeskExchange } from '../sync/folder-exchange.ts';
import { createDeskMail } from '../sync/mail-letters.ts';
import { deskMailStore } from '../sync/mail-store.ts';
import type { CurrentDesk } from './current-desk.ts';
import { createOfficeLine } from './office-line.ts';

/** The roads that need no line to the district: a watched folder, official mail, the network of the office. */
export interface DeskRoads {
  readonly handlers: Handlers;
  /** What came of letters in parts. */
  readonly shelf: PartShelf;
  close(): Promise<void>;
}

export interface DeskRoadsDeps {
  readonly current: CurrentDesk;
  /** One after the other with the rounds over the line. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Look by themselves; the command line does not. */
  readonly background: boolean;
  readonly onChange: () => void;
}

/** How often an exchange folder is looked into. */
const folderPaceMs = 5000;

/** Opens all three, and sets them going where they work in the background. */
export function createDeskRoads({ current, inTurn, background, onChange }: DeskRoadsDeps): DeskRoads {
  const { desk, goOn } = current;
  const { deps, keyring } = desk();
  const book = settingBook(desk);
  const store = deskMailStore(desk);
  const shelf = createPartShelf({ deps, store });
  const openLetter = createOpenLetter({ deps, shelf, store });

  const folder = createFolderRoad({
    deps,
    findFolder: async () => (await book.find('exchangeFolder')) || null,
    setFolder: (to) => book.set('exchangeFolder', to ?? ''),
    exchange: createDeskExchange({ desk, inTurn, goOn }),
    onChange,
  });
  const mailbox = createMailboxRoad({
    deps,
    book: createMailboxBook(book, keyring),
    take: createDeskMail({ desk, inTurn, goOn, openLetter }),
    shelf,
    store,
    countAnswers: async () => 0,
    answer: async () => ok(null),
    onChange,
  });
  const office = createOfficeLine({ desk, inTurn, onChange, background });

  if (background) {
    folder.watch(folderPaceMs);
    mailbox.watch();
  }
  office.start();

  return {
    handlers: { ...folder.handlers, ...mailbox.handlers, ...office.handlers },
    shelf,
    async close() {
      await office.close();
      await folder.close();
      await mailbox.close();
    },
  };
}

function settingBook(desk: () => Desk): SettingBook {
  return {
    find: async (name) => desk().store.read.findSetting(name),
    set: async (name, value) =>
      desk().store.write((tx) => {
        tx.setSetting(name, value);
        return ok(null);
      }),
  };
}
