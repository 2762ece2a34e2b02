import { join } from 'node:path';
import { makeBundle } from '../../shared/batch/bundle.ts';
import { ok, type Result } from '../../shared/result.ts';
import { dropFile, writeToDrive } from '../roads/drive-file.ts';
import type { ExchangeFolder } from '../roads/exchange-folder.ts';
import { downPrefix, newsName, newsPrefix } from '../roads/folder-names.ts';
import { findCommuneLedger } from './commune-ledger.ts';
import type { District } from './district.ts';
import { downFor } from './down.ts';
import { findCurrentLedger } from './standing.ts';

/**
 * What was said to a commune since its desks were last answered (a holiday, a decision): laid down for every desk that
 * uses the folder, so that a counter with nothing to send learns it too.
 */
export function createFolderNews(district: District) {
  const { store } = district;
  /** By the names of a desk's answers, up to where its commune's ledger was said to it. */
  const told = new Map<string, number>();

  async function headOf(commune: string): Promise<number> {
    const own = await findCommuneLedger(district, store.read, commune);
    return own === null ? 0 : ((await store.read.ledgerHead(own.ledger))?.seq ?? 0);
  }

  async function layFor(
    folder: ExchangeFolder,
    names: readonly string[],
    { commune, desk }: { readonly commune: string; readonly desk: number },
  ): Promise<Result<string | null>> {
    const head = await headOf(commune);
    const name = newsName(commune, desk, head);
    const prefix = downPrefix(commune, desk);
    if (told.get(prefix) === head || names.includes(name)) return ok(null);
    const current = await findCurrentLedger(store.read, commune, desk);
    const said = current === null ? null : await store.read.findHolds(commune, current.id);
    const asking = { commune, desk, signer: current?.id ?? null };
    const sealed = current?.revokedUpTo === null ? (await downFor(district, asking, said?.holds ?? {})).files : [];
    if (sealed.length === 0) {
      told.set(prefix, head);
      return ok(null);
    }
    const written = await writeToDrive(folder.down, name, makeBundle(sealed));
    if (!written.ok) return written;
    told.set(prefix, head);
    for (const older of names.filter((known) => known.startsWith(newsPrefix(commune, desk))))
      await dropFile(join(folder.down, older));
    return ok(name);
  }

  return {
    /** An answer that was laid just now said everything. */
    async answered(commune: string, desk: number): Promise<void> {
      told.set(downPrefix(commune, desk), await headOf(commune));
    },
    /** `names`: what lies in the folder's half that goes down. Answers the last file that was written. */
    async lay(folder: ExchangeFolder, names: readonly string[]): Promise<Result<string | null>> {
      let written: string | null = null;
      const desks = new Map<string, { readonly commune: string; readonly desk: number }>();
      for (const { kind, commune, desk } of await store.read.listLedgers()) {
        if (kind !== 'desk' || desk === null) continue;
        const prefix = downPrefix(commune, desk);
        if (names.some((name) => name.startsWith(prefix))) desks.set(prefix, { commune, desk });
      }
      for (const place of desks.values()) {
        const laid = await layFor(folder, names, place);
        if (!laid.ok) return laid;
        written = laid.value ?? written;
      }
      return ok(written);
    },
  };
}
