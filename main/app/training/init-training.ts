import { join } from 'node:path';
import { openEnrolment } from '../../../shared/batch/enrolment.ts';
import type { LedgerId } from '../../../shared/dossier/ids.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { buildDesk } from '../../desk/init.ts';
import { admit } from '../../district/admit.ts';
import { createEnrolment } from '../../district/enrol.ts';
import { initDistrict } from '../../district/init.ts';
import { openDistrict } from '../../district/open.ts';
import { buildFolder } from '../../ledger/new-folder.ts';
import type { Deps } from '../../ports.ts';

/** Names of the training office: they say plainly that it is none. Its codes belong to no agency. */
const trainingOffice = {
  commune: 'H00.00.01',
  communeName: 'Xã Tập huấn',
  province: 'Tỉnh Tập huấn',
  desk: 1,
} as const;
const trainingDistrict = { name: 'Trung tâm Tập huấn', tierName: 'Cấp tỉnh' } as const;

export const trainingDistrictDir = 'district';

/**
 * A training desk with a district of its own beside it, both marked as training for good: a real enrolment, a real
 * request, a real admission. Refuses: desk.folder-in-use, store.*.
 */
export async function initTraining(
  deps: Deps,
  input: { readonly dataDir: string; readonly clerk: string; readonly leader: string },
): Promise<Result<{ readonly ledger: LedgerId }>> {
  return buildFolder(input.dataDir, async (dir) => {
    const districtDir = join(dir, trainingDistrictDir);
    // The district runs as a plain process of its own, which a system's safe storage would not open: bare, as training is.
    const districtDeps = { ...deps, wraps: deps.wraps.filter(({ kind }) => kind === 'bare') };
    const made = await initDistrict(districtDeps, { dataDir: districtDir, training: true, ...trainingDistrict });
    if (!made.ok) return made;
    const opened = await openDistrict(districtDeps, districtDir);
    if (!opened.ok) return opened;
    await using district = opened.value;
    const file = await createEnrolment(district, trainingOffice);
    if (!file.ok) return file;
    const enrolment = openEnrolment(deps.crypto, file.value, { training: true, now: deps.clock.now() });
    if (!enrolment.ok) return enrolment;
    const desk = await buildDesk(deps, dir, input, enrolment.value);
    if (!desk.ok) return desk;
    const admitted = await admit(district, desk.value.request);
    return admitted.ok ? ok({ ledger: desk.value.ledger }) : admitted;
  });
}
