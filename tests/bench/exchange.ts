import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { admit } from '../../main/district/admit.ts';
import { createEnrolment } from '../../main/district/enrol.ts';
import { initDistrict } from '../../main/district/init.ts';
import { openDistrict } from '../../main/district/open.ts';
import { sealBatch } from '../../shared/batch/batch.ts';
import { makeEnrolmentRequest, openEnrolment } from '../../shared/batch/enrolment.ts';
import { generateEvents } from '../fixtures/generate-events.ts';
import { type Figure, timed } from './figures.ts';
import { createPlace, crypto, must } from './place.ts';

const ImportFigures = z.object({ ms: z.number(), memoryMb: z.number(), events: z.number() });
const dossiers = 35_000;
const commune = 'H60.15.3';
const desk = 2;

/** A year of one commune: sealed at the desk, imported at the district, every projection and search row written. */
export async function benchExchange(): Promise<readonly Figure[]> {
  using place = createPlace();
  const districtDir = join(place.dir, 'district');
  must(await initDistrict(place.deps, { dataDir: districtDir, name: 'Cấp tỉnh', training: true }));
  const district = must(await openDistrict(place.deps, districtDir));
  const seed = new Uint8Array(32).fill(9);
  const enrolment = must(
    openEnrolment(crypto, must(await createEnrolment(district, { commune, desk })), {
      training: true,
      now: Date.now(),
    }),
  );
  const { recipient } = await crypto.ageIdentity();
  const facts = { commune, desk, generation: 0, replaces: null, training: true, recipient };
  must(
    await admit(
      district,
      makeEnrolmentRequest(crypto, { ...facts, seed, oneTimeCode: enrolment.oneTimeCode, sealedAt: Date.now() }),
    ),
  );
  const events = generateEvents({
    crypto,
    dossiers,
    seed: 1,
    ledgerSeed: seed,
    commune,
    desk,
    training: true,
    recipient,
  });

  const sealed = await timed(() =>
    sealBatch(crypto, {
      format: 'batch',
      seed,
      commune,
      desk,
      training: true,
      events,
      recipients: [enrolment.districtRecipient, recipient],
      holds: {},
      sealedAt: Date.now(),
    }),
  );
  const { bytes } = sealed.value;
  const file = join(place.dir, 'goi.mcd');
  writeFileSync(file, bytes);
  await district.close();
  const imported = ImportFigures.parse(
    JSON.parse(
      execFileSync(process.execPath, [join(import.meta.dirname, 'import-child.ts'), districtDir, file], {
        encoding: 'utf8',
      }),
    ),
  );
  const of = `${dossiers} dossiers, ${imported.events} events`;
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
