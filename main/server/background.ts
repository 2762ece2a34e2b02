import { once } from 'node:events';
import type { WorkQueue } from '../../db/district/types.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { District } from '../district/district.ts';
import type { FolderRoad } from '../roads/folder-road.ts';
import type { MailboxRoad } from '../roads/mail/mailbox-road.ts';

/** How often an exchange folder is looked into. */
const folderPaceMs = 5000;

export interface Background {
  /** Null where one process does everything itself. */
  readonly queue: WorkQueue | null;
  /** Begins what a served district does by itself: reading its mailbox, looking into its exchange folder. */
  begin(): Promise<void>;
  close(): Promise<void>;
}

interface Roads {
  readonly folder: Pick<FolderRoad, 'watch'>;
  readonly mailbox: Pick<MailboxRoad, 'watch'>;
}

/**
 * What a served district does without being asked. On a store that processes share, each of it is a duty that one of
 * them holds at a time, and another takes over when that one ends or dies (decision 0028). Refuses: store.*.
 */
export async function openBackground(
  { store, deps }: Pick<District, 'store' | 'deps'>,
  { folder, mailbox }: Roads,
): Promise<Result<Background>> {
  const opened = await store.openQueue((error) =>
    deps.log.warn({ event: 'queue.fault', err: error }, 'the queue will try again'),
  );
  if (!opened.ok) return opened;
  const queue = opened.value;
  return ok({
    queue,
    async begin() {
      if (queue === null) {
        folder.watch(folderPaceMs);
        mailbox.watch();
        return;
      }
      await queue.hold('exchange-folder', (until) => during(until, () => folder.watch(folderPaceMs, until)));
      await queue.hold('mailbox', (until) => during(until, () => mailbox.watch(until)));
    },
    close: async () => queue?.close(),
  });
}

async function during(until: AbortSignal, begin: () => void): Promise<void> {
  if (until.aborted) return;
  const ended = once(until, 'abort');
  begin();
  await ended;
}
