import type { FolderStatus } from '../../shared/contract/road-calls.ts';
import { errorMessage } from '../../shared/errors/table.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext, Handlers } from '../api/handlers.ts';
import { iso, isoOrNull } from '../ledger/answers.ts';
import type { Deps } from '../ports.ts';
import { type ExchangeFolder, openExchangeFolder } from './exchange-folder.ts';
import { createOwnLooks, type Looks } from './looks.ts';

/** What one look into the folder came to. */
export interface FolderLook {
  readonly taken: number;
  readonly written: { readonly name: string; readonly events: number } | null;
}

export interface FolderRoadDeps {
  readonly deps: Pick<Deps, 'clock' | 'log' | 'ids'>;
  readonly findFolder: () => Promise<string | null>;
  /** `context`: who asked for it. */
  readonly setFolder: (folder: string | null, context: CallContext) => Promise<Result<null>>;
  /** Takes in and writes out, at a desk or at a district; `asked`: a person waits for it. */
  readonly exchange: (folder: ExchangeFolder, asked: boolean) => Promise<Result<FolderLook>>;
  readonly onChange: () => void;
  /** Keeps the looks of several processes apart; left out: there is one. */
  readonly alone?: <T>(look: () => Promise<T>) => Promise<T>;
  /** Left out: of this process alone. */
  readonly looks?: Looks;
}

export interface FolderRoad {
  readonly handlers: Handlers;
  /** Looks again and again until then or closed. */
  watch(everyMs: number, until?: AbortSignal): void;
  close(): Promise<void>;
}

/** The road over a watched folder, for either side: its setting, its looks, and how they went in words. */
export function createFolderRoad(road: FolderRoadDeps): FolderRoad {
  const { deps, findFolder, setFolder, exchange, onChange, alone = (look) => look() } = road;
  const { looks = createOwnLooks() } = road;
  let taken = 0;
  let running: Promise<Result<null>> = Promise.resolve(ok(null));
  let timer: NodeJS.Timeout | null = null;
  let watching = false;
  let closed = false;

  async function once(asked: boolean): Promise<Result<null>> {
    const folder = await findFolder();
    if (folder === null) return refuse('road.folder-not-set');
    const halves = await openExchangeFolder(folder);
    const looked = halves.ok ? await alone(() => exchange(halves.value, asked)) : halves;
    const at = deps.clock.now();
    const before = await looks.last();
    const refusal = looked.ok ? null : looked.refusal;
    const laid = looked.ok && looked.value.written !== null ? { ...looked.value.written, at } : null;
    await looks.keep({ at, refusal, written: laid ?? before?.written ?? null });
    if (looked.ok) taken += looked.value.taken;
    const isNews = laid !== null || (looked.ok && looked.value.taken > 0);
    if (isNews || before?.refusal?.code !== refusal?.code) onChange();
    return looked.ok ? ok(null) : looked;
  }

  /** One look after the other; a defect in one is logged and ends nothing. */
  function look(asked: boolean): Promise<Result<null>> {
    running = running.then(async () => {
      try {
        return await once(asked);
      } catch (error) {
        const reference = deps.ids.commandId().slice(0, 8);
        deps.log.error({ event: 'folder.defect', reference, err: error }, 'a look into the folder failed');
        return refuse('internal.unexpected', { reference });
      }
    });
    return running;
  }

  function schedule(everyMs: number): void {
    if (timer !== null) clearTimeout(timer);
    if (closed || !watching) return;
    timer = setTimeout(() => void look(false).then(() => schedule(everyMs)), everyMs);
    timer.unref();
  }

  /** Somebody else goes on; a look that runs is let end. */
  function rest(): void {
    watching = false;
    if (timer !== null) clearTimeout(timer);
  }

  async function status(): Promise<FolderStatus> {
    const folder = await findFolder();
    const last = await looks.last();
    const { refusal = null, written = null } = last ?? {};
    return {
      folder,
      state: folder === null ? 'notSet' : last === null ? 'notYet' : refusal === null ? 'ready' : 'failed',
      problem:
        folder === null || refusal === null
          ? null
          : { code: refusal.code, message: errorMessage(refusal.code, 'vi', refusal.params) },
      lookedAt: isoOrNull(last?.at ?? null),
      written: written === null ? null : { name: written.name, at: iso(written.at), events: written.events },
      taken,
    };
  }

  return {
    handlers: {
      'folder.status': async () => ok(await status()),
      'folder.set': async ({ folder }, context) => {
        if (folder !== '') {
          const opened = await openExchangeFolder(folder);
          if (!opened.ok) return refuse(opened.refusal.code, { folder }, { folder: opened.refusal.code });
        }
        const set = await setFolder(folder === '' ? null : folder, context);
        if (!set.ok) return set;
        await looks.keep(null);
        if (folder !== '') await look(true);
        onChange();
        return ok(await status());
      },
      'folder.exchange': async () => {
        const looked = await look(true);
        return looked.ok ? ok(await status()) : looked;
      },
    },
    watch(everyMs, until) {
      if (until?.aborted) return;
      until?.addEventListener('abort', rest, { once: true });
      watching = true;
      schedule(everyMs);
    },
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await running;
    },
  };
}
