import { makeBundle } from '../../shared/batch/bundle.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { NamedFile } from '../roads/mail/unpack.ts';
import { batchFileName } from '../sync/file-names.ts';
import { sealAll } from '../sync/outgoing.ts';

export type SealedFile = NamedFile & { readonly events: number };

/** All that is unsent as one file. Refuses: sync.nothing-to-send. */
export async function sealedFile(desk: Desk): Promise<Result<SealedFile>> {
  const sealed = await sealAll(desk);
  const [first] = sealed;
  if (first === undefined) return refuse('sync.nothing-to-send');
  return ok({
    name: batchFileName(desk.office, desk.clock.now(), first.sha256),
    bytes: sealed.length === 1 ? first.bytes : makeBundle(sealed.map((part) => part.bytes)),
    events: sealed.reduce((sum, { events }) => sum + events, 0),
  });
}

export function wireFile({ name, bytes }: NamedFile): { name: string; base64: string } {
  return { name, base64: Buffer.from(bytes).toString('base64') };
}
