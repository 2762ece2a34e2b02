import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { initDesk } from '../../../main/desk/init.ts';
import { admit } from '../../../main/district/admit.ts';
import { createEnrolment } from '../../../main/district/enrol.ts';
import { initDistrict } from '../../../main/district/init.ts';
import { openDistrict } from '../../../main/district/open.ts';
import type { Deps } from '../../../main/ports.ts';
import { composeDeps } from '../../../main/shell/compose/deps.ts';
import { createPassphraseWrap } from '../../../main/shell/compose/key-wraps.ts';
import { findProgramFiles } from '../../../main/shell/compose/program-files.ts';
import { must } from '../place.ts';
import { commune, firstDay } from './content.ts';

/** All dossiers of a measurement lie before it. */
export const lastDay = Date.UTC(2036, 0, 7, 2);

/** Real deps of one machine; its clock ticks on from `startAt`. */
export function machineDeps(machine: string, startAt: number): Deps {
  mkdirSync(machine, { recursive: true });
  const composed = composeDeps({
    dataDir: machine,
    files: findProgramFiles(import.meta.dirname),
    wraps: [createPassphraseWrap('đo đồng bộ')],
    printer: null,
    startAt,
  });
  return { ...composed, profileDir: join(machine, 'profile') };
}

export interface OfficePaths {
  readonly district: string;
  readonly desks: readonly string[];
}

/** A district and `count` admitted desks (one in each commune but for the first), each a machine of its own below `root`. */
export async function setUpOffice(root: string, count = 1): Promise<OfficePaths> {
  const districtMachine = join(root, 'district');
  const deps = machineDeps(districtMachine, firstDay);
  must(await initDistrict(deps, { dataDir: join(districtMachine, 'data'), name: 'Cấp tỉnh', training: false }));
  await using district = must(await openDistrict(deps, join(districtMachine, 'data')));
  const desks: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const machine = join(root, `desk-${i}`);
    const place = i === 0 ? commune : `${commune}.${i}`;
    const enrolment = must(await createEnrolment(district, { commune: place, desk: 2 }));
    const people = { clerk: 'Lò Thị Mai', leader: 'Hoàng Văn Páo' };
    const dataDir = join(machine, 'data');
    const made = must(await initDesk(machineDeps(machine, firstDay), { dataDir, enrolment, ...people }));
    must(await admit(district, made.request));
    desks.push(machine);
  }
  return { district: districtMachine, desks };
}
