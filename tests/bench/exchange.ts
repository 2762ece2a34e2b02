import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Figure, timed } from './figures.ts';
import { runImport } from './import/run-import.ts';
import { createPlace } from './place.ts';
import { createYear } from './sealed-year.ts';

const dossiers = 35_000;

/** A year of one commune: sealed at the desk, imported at the district, every projection and search row written. */
export async function benchExchange(): Promise<readonly Figure[]> {
  using place = createPlace();
  const dataDir = join(place.dir, 'district');
  const year = await createYear(place, { dataDir, dossiers });
  const sealed = await timed(() => year.seal(year.events));
  const bytes = sealed.value;
  const file = join(place.dir, 'goi.mcd');
  writeFileSync(file, bytes);
  const imported = runImport(dataDir, [file]);
  const of = `${dossiers} dossiers, ${year.events.length} events`;
  return [
    { name: 'sealing', value: sealed.ms / 1000, unit: 's', aim: 2, of },
    { name: 'importing', value: imported.ms / 1000, unit: 's', aim: 3.5, of },
    { name: 'import memory', value: imported.memoryMb, unit: 'MB', aim: 150, of: 'above idle, a process of its own' },
    {
      name: 'bytes a dossier',
      value: bytes.length / dossiers,
      unit: 'B',
      aim: null,
      of: 'the sealed file, everything counted',
    },
  ];
}
