import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Deps } from '../ports.ts';
import { type MailboxAccount, type MailboxLine, openMailbox } from './mailbox-line.ts';

export interface MailboxWatchDeps {
  readonly deps: Pick<Deps, 'log' | 'ids'>;
  /** Asked anew before each look. Refuses where none is set. */
  readonly findMailbox: () => Promise<Result<MailboxAccount & { readonly everyMinutes: number }>>;
  readonly look: (line: MailboxLine) => Promise<Result<null>>;
  /** How a look went that a mailbox was set for. */
  readonly onLook: (result: Result<null>) => Promise<void>;
}

export interface MailboxWatch {
  /** Looks in the background until then or closed: when the server tells of a letter, and every few minutes. */
  start(until?: AbortSignal): void;
  /** One look at once, after the one that runs. Refuses: what kept it from being read. */
  now(): Promise<Result<null>>;
  /** Ends the connection: the next look opens another, perhaps to another server. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

const firstBackOffMs = 5000;
const lastBackOffMs = 300_000;
/** Where no mailbox is set, nothing is asked but the setting. */
const unsetPauseMs = 60_000;

/** One connection, kept while it serves, and one look after the other; a failed one is tried again with back-off. */
export function createMailboxWatch({ deps, findMailbox, look, onLook }: MailboxWatchDeps): MailboxWatch {
  let line: MailboxLine | null = null;
  /** Whose mailbox the line is open to: its settings may be changed at another process. */
  let lineTo = '';
  let timer: NodeJS.Timeout | null = null;
  let watching = false;
  let closed = false;
  let failures = 0;
  let running: Promise<Result<null>> = Promise.resolve(ok(null));
  let queued: Promise<Result<null>> | null = null;

  async function forget(): Promise<void> {
    const open = line;
    line = null;
    await open?.close();
  }

  function schedule(waitMs: number): void {
    if (timer !== null) clearTimeout(timer);
    if (closed || !watching) return;
    timer = setTimeout(() => void now(), waitMs);
    timer.unref();
  }

  async function once(): Promise<Result<null>> {
    const mailbox = await findMailbox();
    if (!mailbox.ok) {
      schedule(unsetPauseMs);
      return mailbox;
    }
    const looked = await guarded(mailbox.value);
    failures = looked.ok ? 0 : failures + 1;
    if (!looked.ok || !watching) await forget();
    schedule(looked.ok ? mailbox.value.everyMinutes * 60_000 : backOffMs(failures));
    await onLook(looked);
    return looked;
  }

  /** A kept line may have died unseen: what it broke is asked once more on a fresh one. */
  async function guarded(account: MailboxAccount): Promise<Result<null>> {
    const wasKept = line?.isOpen() === true;
    const looked = await attempt(account);
    const broke = !looked.ok && looked.refusal.code === 'mail.mailbox-unreachable';
    return broke && wasKept && !closed ? attempt(account) : looked;
  }

  /** A line that breaks is a refusal; a defect is logged, and tried again like one. */
  async function attempt(account: MailboxAccount): Promise<Result<null>> {
    try {
      const to = JSON.stringify(account);
      if (line?.isOpen() !== true || lineTo !== to) {
        await forget();
        const opened = await openMailbox(account, { onNews: () => void now(), onGone: () => schedule(firstBackOffMs) });
        if (!opened.ok) return opened;
        line = opened.value;
        lineTo = to;
      }
      return await look(line);
    } catch (error) {
      if (line?.isOpen() !== true) return refuse('mail.mailbox-unreachable', { server: account.host });
      const reference = deps.ids.commandId().slice(0, 8);
      deps.log.error({ event: 'mailbox.defect', reference, err: error }, 'a look into the mailbox failed');
      return refuse('internal.unexpected', { reference });
    }
  }

  /** Somebody else goes on; a look that runs is let end. */
  function rest(): void {
    watching = false;
    if (timer !== null) clearTimeout(timer);
    void running.then(forget, forget);
  }

  /** However many ask while one runs: one more. */
  function now(): Promise<Result<null>> {
    if (closed) return Promise.resolve(refuse('mail.mailbox-not-set'));
    queued ??= running.then(() => {
      queued = null;
      return once();
    });
    running = queued;
    return queued;
  }

  return {
    start(until) {
      if (until?.aborted) return;
      until?.addEventListener('abort', rest, { once: true });
      watching = true;
      schedule(0);
    },
    now,
    forget: async () => {
      await running;
      await forget();
    },
    async close() {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await forget();
      await running.catch(() => undefined);
      await forget();
    },
  };
}

function backOffMs(failures: number): number {
  return Math.min(lastBackOffMs, firstBackOffMs * 2 ** Math.min(failures - 1, 20));
}
