import { ok } from '../../shared/result.ts';
import type { District } from './district.ts';
import { readSeed } from './seed.ts';

/**
 * Applies what waited for a catalogue version that is here by now: commune by commune, each in a transaction of its own,
 * because writes of one commune go one after another. A crash, or a full disk, in between costs nothing: what still
 * waits is looked at again with the next batch and at the next start.
 */
export async function applyWithheld(district: Pick<District, 'store' | 'changed'>): Promise<void> {
  const { store, changed } = district;
  const communes = await store.read.freedCommunes();
  for (const commune of communes) await store.write(commune, async (tx) => ok(await tx.applyWithheld(commune)));
  if (communes.length > 0) changed(['dossiers', 'batches', 'desks']);
}

/** At the start: an update of this program may have brought the very version that dossiers wait for. */
export async function applyWithheldAtStart(district: Pick<District, 'deps' | 'store' | 'changed'>): Promise<void> {
  const { deps, store } = district;
  const missing = await store.read.missingCatalogues();
  if (missing.length === 0) return;
  const seed = readSeed(deps);
  if (seed.ok && missing.includes(seed.value.catalogue.version)) {
    const { json } = seed.value.catalogue;
    await store.write(null, async (tx) => ok(await tx.putContent(json)));
  }
  await applyWithheld(district);
}
