import type { ParsedInput } from '../../../shared/contract/contract.ts';
import type { MailboxStatus } from '../../../shared/contract/mailbox-calls.ts';
import { errorMessage, isErrorCode } from '../../../shared/errors/table.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Handlers } from '../../api/handlers.ts';
import { iso, isoOrNull } from '../../ledger/answers.ts';
import type { Deps } from '../../ports.ts';
import { checkServer } from '../../sync/mail-line.ts';
import { type MailboxLine, openMailbox } from '../../sync/mailbox-line.ts';
import { createMailboxWatch } from '../../sync/mailbox-watch.ts';
import { createOwnLooks, type Looks } from '../looks.ts';
import type { MailStore } from './mail-store.ts';
import { type MailboxBook, type MailboxSettings, readySettings } from './mailbox-settings.ts';
import type { PartShelf } from './part-shelf.ts';
import { readMailbox, type TakeLetter } from './read-mailbox.ts';

export interface MailboxRoadDeps {
  readonly deps: Pick<Deps, 'clock' | 'log' | 'ids'>;
  readonly book: MailboxBook;
  readonly shelf: PartShelf;
  readonly store: MailStore;
  readonly take: TakeLetter;
  /** After each look: sends what waits to go back. */
  readonly answer: (settings: MailboxSettings) => Promise<Result<null>>;
  /** How many wait to go back. */
  readonly countAnswers: () => Promise<number>;
  readonly onChange: () => void;
  /** Keeps the looks of several processes apart; left out: there is one. */
  readonly alone?: <T>(look: () => Promise<T>) => Promise<T>;
  /** Left out: of this process alone. */
  readonly looks?: Looks;
}

export interface MailboxRoad {
  readonly handlers: Handlers;
  /** Reads in the background, where a mailbox is set, until then or closed. */
  watch(until?: AbortSignal): void;
  close(): Promise<void>;
}

/** The road by a mailbox that is read by IMAP, for either side: its settings, its looks, and how they went in words. */
export function createMailboxRoad(road: MailboxRoadDeps): MailboxRoad {
  const { deps, book, shelf, store, take, answer, countAnswers, onChange, alone = (look) => look() } = road;
  const { looks = createOwnLooks() } = road;
  let taken = 0;
  const watch = createMailboxWatch({
    deps,
    async findMailbox() {
      const settings = await book.settings();
      const ready = settings.imap === '' ? refuse('mail.mailbox-not-set') : readySettings(settings);
      return ready.ok ? ok({ ...accountOf(settings, ready.value), everyMinutes: settings.everyMinutes }) : ready;
    },
    look: (line) => alone(() => lookInto(line)),
    async onLook(result) {
      await looks.keep({ at: deps.clock.now(), refusal: result.ok ? null : result.refusal, written: null });
      onChange();
    },
  });

  async function lookInto(line: MailboxLine): Promise<Result<null>> {
    const settings = await book.settings();
    const { imap, user, folder } = settings;
    const read = await readMailbox(line, book, `${imap} ${user} ${folder}`, take);
    if (read.ok) taken += read.value;
    const expired = read.ok ? await shelf.expire() : read;
    const sent = expired.ok ? await answer(settings) : expired;
    return sent.ok ? ok(null) : sent;
  }

  async function status(): Promise<MailboxStatus> {
    const { password, ...settings } = await book.settings();
    const last = await looks.last();
    const refusal = settings.imap === '' ? null : (last?.refusal ?? null);
    return {
      ...settings,
      hasPassword: password !== '',
      state: settings.imap === '' ? 'notSet' : last === null ? 'notYet' : refusal === null ? 'ready' : 'failed',
      problem:
        refusal === null ? null : { code: refusal.code, message: errorMessage(refusal.code, 'vi', refusal.params) },
      readAt: isoOrNull(last?.at ?? null),
      taken,
      waiting: (await shelf.waiting()).map(({ wholeBytes, since, until, ...each }) => ({
        ...each,
        bytes: wholeBytes,
        since: iso(since),
        until: iso(until),
      })),
      notes: (await store.listMailNotes()).map(({ params, at, ...note }) => ({
        ...note,
        at: iso(at),
        message: isErrorCode(note.code) ? errorMessage(note.code, 'vi', JSON.parse(params)) : note.code,
      })),
      answers: await countAnswers(),
    };
  }

  /** A password belongs to the account and the server that it was typed for. */
  async function typedSettings({ password, ...typed }: ParsedInput<'mailbox.set'>): Promise<MailboxSettings> {
    const before = await book.settings();
    const names = ['imap', 'smtp', 'user', 'address'] as const;
    const isSame = names.every((name) => before[name] === typed[name]);
    return { ...typed, password: password ?? (isSame ? before.password : '') };
  }

  return {
    handlers: {
      'mailbox.status': async () => ok(await status()),
      'mailbox.set': async (input, context) => {
        const settings = await typedSettings(input);
        if (settings.imap !== '') {
          const ready = readySettings(settings);
          if (!ready.ok) return ready;
        }
        const kept = await book.keep(settings, context);
        if (!kept.ok) return kept;
        await watch.forget();
        await looks.keep(null);
        if (settings.imap !== '') await watch.now();
        onChange();
        return ok(await status());
      },
      'mailbox.test': async (input) => {
        const settings = await typedSettings(input);
        const ready = readySettings(settings);
        if (!ready.ok) return ready;
        const opened = await openMailbox(accountOf(settings, ready.value), { onNews: () => {}, onGone: () => {} });
        if (!opened.ok) return opened;
        const { letters } = opened.value;
        await opened.value.close();
        const { smtp, user } = ready.value;
        const sends = smtp === null ? ok(null) : await checkServer({ ...smtp, user, password: settings.password });
        return sends.ok ? ok({ letters, sends: smtp !== null }) : sends;
      },
      'mailbox.seen': async ({ id }) => {
        const removed = await store.removeMailNote(id);
        onChange();
        return removed.ok ? ok(await status()) : removed;
      },
      'mailbox.read': async () => {
        const looked = await watch.now();
        return looked.ok ? ok(await status()) : looked;
      },
    },
    watch: watch.start,
    close: watch.close,
  };
}

function accountOf(
  { password, doneFolder }: MailboxSettings,
  { imap, user, folder }: Extract<ReturnType<typeof readySettings>, { ok: true }>['value'],
) {
  return { ...imap, user, password, folder, doneFolder };
}
