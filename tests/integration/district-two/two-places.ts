import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDistrict } from '../../../main/district/open.ts';
import { newDatabase } from '../../fixtures/postgres.ts';
import { given, newPlace, type Place, tempDir } from '../district/place.ts';

/** One district on one PostgreSQL, opened twice, from two folders as on two machines. */
export async function twoPlaces(): Promise<readonly [Place, Place]> {
  const first = await newPlace(newDatabase);
  const dir = join(tempDir(), 'district');
  cpSync(first.dir, dir, { recursive: true });
  const district = given(await openDistrict(first.deps, dir));
  onTestFinished(() => district.close());
  return [first, { ...first, dir, district }];
}
