import type { CallOutput, ParsedInput } from '../../shared/contract/contract.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import type { Desk } from '../desk/desk.ts';
import { isMailAddress, readServer, smtpPort } from '../roads/mail/address.ts';
import { makeLetters } from '../roads/mail/letters.ts';
import type { NamedFile } from '../roads/mail/unpack.ts';
import { nextScanFile } from '../sync/file-scans.ts';
import { sendLetters } from '../sync/mail-line.ts';
import { keepMailSettings, letterFacts, mailSettings } from './mail-settings.ts';
import { type SealedFile, wireFile } from './sealed-file.ts';

/** A letter takes days: a scan that was mailed is not mailed again before. */
const mailedMs = 3 * 86_400_000;
/** More than anybody sends by hand at once. */
const mostLetters = 50;

/** Scans that wait, each as a file for letters of its own, as far as the budget of the day goes. */
async function mailScans(desk: Desk): Promise<Result<readonly NamedFile[]>> {
  const mailed = new Set(desk.store.read.scansSealedSince('mail', desk.clock.now() - mailedMs));
  const files: NamedFile[] = [];
  while (files.length < mostLetters) {
    const next = await nextScanFile(desk, 'mail', ({ sha256 }) => !mailed.has(sha256));
    if (!next.ok) return next;
    if (next.value === null) break;
    files.push(next.value);
    mailed.add(next.value.sha256);
  }
  return ok(files);
}

/** The road by official mail: as drafts for a mail program, or sent by a server that is set. */
export function mailHandlers(current: () => Desk, seal: (desk: Desk) => Promise<Result<SealedFile>>) {
  async function letters(desk: Desk, input: ParsedInput<'mail.write'>, from: string | null) {
    const sealed = await seal(desk);
    const isEmpty = !sealed.ok && sealed.refusal.code === 'sync.nothing-to-send';
    if (!sealed.ok && !isEmpty) return sealed;
    const scans = await mailScans(desk);
    if (!scans.ok) return scans;
    if (!sealed.ok && scans.value.length === 0) return sealed;
    const made: NamedFile[] = [];
    for (const file of [...(sealed.ok ? [sealed.value] : []), ...scans.value])
      made.push(...(await makeLetters(desk.deps.crypto, file, letterFacts(desk, input, from))));
    return ok({ made, events: sealed.ok ? sealed.value.events : 0 });
  }

  return {
    'mail.settings': () => {
      const { password, ...shown } = mailSettings(current());
      return ok({ ...shown, hasPassword: password !== '' });
    },
    'mail.write': async (input): Promise<Result<CallOutput<'mail.write'>>> => {
      const desk = current();
      if (!isMailAddress(input.to)) return refuse('mail.address-bad', {}, { to: 'mail.address-bad' });
      const written = await letters(desk, input, null);
      if (!written.ok) return written;
      const kept = keepMailSettings(desk, { ...mailSettings(desk), ...input });
      return kept.ok ? ok({ letters: written.value.made.map(wireFile), events: written.value.events }) : kept;
    },
    'mail.send': async ({ password: typed, ...input }): Promise<Result<CallOutput<'mail.send'>>> => {
      const desk = current();
      if (!isMailAddress(input.to)) return refuse('mail.address-bad', {}, { to: 'mail.address-bad' });
      if (!isMailAddress(input.from)) return refuse('mail.address-bad', {}, { from: 'mail.address-bad' });
      const server = readServer(input.server, smtpPort);
      if (server === null) return refuse('mail.server-bad', {}, { server: 'mail.server-bad' });
      const before = mailSettings(desk);
      // A password belongs to the account and the server that it was typed for.
      const isSame = before.server === input.server && before.from === input.from;
      const password = typed ?? (isSame ? before.password : '');
      const written = await letters(desk, input, input.from);
      if (!written.ok) return written;
      const sent = await sendLetters(
        { ...server, user: input.from, password, from: input.from, to: input.to },
        written.value.made,
      );
      if (!sent.ok) return sent;
      const kept = keepMailSettings(desk, { ...input, password });
      return kept.ok ? ok({ letters: written.value.made.length, events: written.value.events }) : kept;
    },
  } as const satisfies Handlers;
}
