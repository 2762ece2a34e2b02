import { basename, dirname, extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type Opened, type OpenedRange, openPayload } from '../../../shared/batch/batch.ts';
import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { Answered, Asked, ThreadData } from './messages.ts';
import { unpackSlice } from './packed-slice.ts';

/** A range that another thread opens, slice by slice, while what it gave is written down. */
export interface ThreadedRange extends OpenedRange, Disposable {
  /** As of an opened batch; once. Refuses also store.interrupted. */
  slices(): AsyncGenerator<Result<readonly LedgerEvent[]>, void>;
}

/** A batch that came in, out of its envelope; whoever opens it disposes of it. */
export type IncomingBatch = Opened<ThreadedRange>;

/** Opens payloads, large ones in a thread of its own, which begins with the first. Whoever makes it ends it. */
export interface RangeOpener {
  /** Refuses what `openPayload` refuses, and store.interrupted when the thread ends before it has opened it. */
  open(payload: Uint8Array): Promise<Result<ThreadedRange>>;
  end(): Promise<void>;
}

/** V8 tidies a young generation of this size away less often than of the usual one: most of it is dead by then. */
const youngMb = 64;
/** Far above what the largest segment takes; a thread that passes it ends, not the program. */
const oldMb = 1024;

/** What is smaller is opened at once where it is asked for: a day's dossiers of a desk take less than a thread's start. */
const smallBytes = 32_768;

interface Opening {
  readonly crypto: CryptoPort;
  /** The reader's age identity. */
  readonly identity: string;
  readonly log: Deps['log'];
  /** Only for tests. */
  readonly threadFromBytes?: number;
}

export function createRangeOpener({ crypto, identity, log, threadFromBytes = smallBytes }: Opening): RangeOpener {
  let thread: OpeningThread | null = null;
  return {
    open(payload) {
      if (payload.length < threadFromBytes) return openHere(crypto, payload, identity);
      if (thread === null || thread.hasEnded()) thread = startThread(identity, log);
      return thread.open(payload);
    },
    async end() {
      await thread?.end();
    },
  };
}

async function openHere(crypto: CryptoPort, payload: Uint8Array, identity: string): Promise<Result<ThreadedRange>> {
  const opened = await openPayload(crypto, payload, identity, true);
  if (!opened.ok) return opened;
  const { slices } = opened.value;
  async function* later(): ReturnType<ThreadedRange['slices']> {
    yield* slices();
  }
  return ok({ ...opened.value, slices: later, [Symbol.dispose]: () => undefined });
}

interface OpeningThread extends RangeOpener {
  hasEnded(): boolean;
}

function startThread(identity: string, log: Deps['log']): OpeningThread {
  const workerData: ThreadData = { identity };
  const worker = new Worker(threadScript(), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: youngMb, maxOldGenerationSizeMb: oldMb },
  });
  const batches = new Map<number, Inbox>();
  let count = 0;
  let isOver = false;
  function giveUp(): void {
    isOver = true;
    for (const [batch, inbox] of batches) inbox.put({ ...refuse('store.interrupted'), kind: 'refused', batch });
  }
  worker.on('message', (answered: Answered) => batches.get(answered.batch)?.put(answered));
  worker.on('error', (error) => {
    log.error({ err: error }, 'the thread that opens batches ended');
    giveUp();
  });
  worker.on('exit', giveUp);
  const ask = (asked: Asked) => worker.postMessage(asked);

  return {
    hasEnded: () => isOver,
    async open(payload) {
      count += 1;
      const batch = count;
      const inbox = createInbox();
      batches.set(batch, inbox);
      // A program that has nothing else to do ends, but not while a batch is open.
      worker.ref();
      const close = (): void => {
        if (batches.delete(batch)) ask({ kind: 'close', batch });
        if (batches.size === 0) worker.unref();
      };
      // Of its own: a view would be sent with everything that it is a view of.
      const own = new Uint8Array(payload);
      worker.postMessage({ kind: 'open', batch, payload: own } satisfies Asked, [own.buffer]);
      const first = await inbox.take();
      if (first.kind === 'opened')
        return ok({ ...first.range, slices: () => slicesOf(inbox, batch, ask), [Symbol.dispose]: close });
      close();
      return first.kind === 'refused' ? { ok: false, refusal: first.refusal } : refuse('store.interrupted');
    },
    async end() {
      await worker.terminate();
    },
  };
}

async function* slicesOf(
  inbox: Inbox,
  batch: number,
  ask: (asked: Asked) => void,
): AsyncGenerator<Result<readonly LedgerEvent[]>, void> {
  for (;;) {
    const answered = await inbox.take();
    if (answered.kind === 'refused') yield { ok: false, refusal: answered.refusal };
    if (answered.kind !== 'slice') return;
    ask({ kind: 'taken', batch });
    yield ok(unpackSlice(answered.slice));
  }
}

/** What came of one batch and was not taken yet. */
interface Inbox {
  put(answered: Answered): void;
  take(): Promise<Answered>;
}

function createInbox(): Inbox {
  const ready: Answered[] = [];
  let wake: () => void = () => undefined;
  return {
    put(answered) {
      ready.push(answered);
      wake();
    },
    async take() {
      for (;;) {
        const next = ready.shift();
        if (next !== undefined) return next;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
  };
}

/** Beside this file: as source in a checkout, bundled in `out/main`. */
function threadScript(): string {
  const own = import.meta.filename;
  return join(dirname(own), `opening-thread${extname(basename(own))}`);
}
