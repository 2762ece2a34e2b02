import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scansOfDesk } from '../../../main/attachments/kept-scans.ts';
import { backUp } from '../../../main/backup/backup.ts';
import { restore } from '../../../main/backup/restore.ts';
import { initDesk } from '../../../main/desk/init.ts';
import { openDesk } from '../../../main/desk/open.ts';
import { admit } from '../../../main/district/admit.ts';
import { createEnrolment } from '../../../main/district/enrol.ts';
import { openDistrict } from '../../../main/district/open.ts';
import { LedgerId } from '../../../shared/dossier/ids.ts';
import { type Figure, timed } from '../figures.ts';
import { createPlace, must } from '../place.ts';
import { openBenchDesk } from './bench-desk.ts';
import { startChild } from './child.ts';
import { commune } from './content.ts';
import { lastDay, machineDeps, type OfficePaths, setUpOffice } from './office.ts';

/** The "within 10 minutes", of which people need some for setting the machine up. */
const aimSeconds = 600;

/** A desk's PC is replaced outright: how long until a new one has a whole year of dossiers and is in step. */
export async function benchReplaced(dossiers: number): Promise<readonly Figure[]> {
  using place = createPlace();
  const office = await setUpOffice(place.dir);
  const [old = ''] = office.desks;
  const backup = join(place.dir, 'desk.bak');
  const lastCode = await workedDesk(office, old, dossiers, backup);
  const fromBackup = await timed(() => replaceFromBackup(office, join(place.dir, 'new-0'), backup, lastCode, dossiers));
  const fromDistrict = await timed(() =>
    replaceFromDistrict(office, join(place.dir, 'new-1'), fromBackup.value, dossiers),
  );
  const of = `${dossiers} dossiers, until the new desk is in step`;
  return [
    { name: 'replaced PC: from its backup', value: fromBackup.ms / 1000, unit: 's', aim: aimSeconds, of },
    { name: 'replaced PC: from the district', value: fromDistrict.ms / 1000, unit: 's', aim: aimSeconds, of },
  ];
}

/** A desk that sent everything and was backed up. Its last printed code. */
async function workedDesk(
  { district }: OfficePaths,
  machine: string,
  dossiers: number,
  backup: string,
): Promise<string> {
  let lastCode = '';
  {
    await using server = await startChild('district-child.ts', district);
    await using desk = await openBenchDesk(machine);
    desk.add(dossiers);
    await desk.round(String(server.ready.url));
    lastCode = desk.lastCode();
  }
  const deps = machineDeps(machine, lastDay);
  const dataDir = join(machine, 'data');
  const desk = must(openDesk(deps, dataDir, () => undefined));
  const { office, store, keyring, shelf } = desk;
  const folder = { dataDir, store, keyring, shelf, scans: async () => scansOfDesk(desk), deps };
  const { code } = office.commune;
  const facts = { commune: code, desk: office.desk, rootLedger: office.rootLedger, madeAt: lastDay } as const;
  must(await backUp(folder, { kind: 'desk', training: false, ...facts }, backup));
  store.close();
  return lastCode;
}

/** The ledger that the desk goes on in. */
async function replaceFromBackup(
  { district }: OfficePaths,
  machine: string,
  backup: string,
  lastCode: string,
  dossiers: number,
): Promise<LedgerId> {
  const bytes = readFileSync(backup);
  const dataDir = join(machine, 'data');
  const given = { bytes, scansDir: dirname(backup), dataDir, lastCode };
  const { ledger } = must(await restore(machineDeps(machine, lastDay), given));
  await inStep(district, machine, dossiers);
  return LedgerId.parse(ledger);
}

async function replaceFromDistrict(
  { district }: OfficePaths,
  machine: string,
  replaces: LedgerId,
  dossiers: number,
): Promise<void> {
  {
    await using open = must(await openDistrict(machineDeps(district, lastDay), join(district, 'data')));
    const enrolment = must(await createEnrolment(open, { commune, desk: 2, replaces }));
    const people = { clerk: 'Lò Thị Mai', leader: 'Hoàng Văn Páo' };
    const dataDir = join(machine, 'data');
    const made = must(await initDesk(machineDeps(machine, lastDay), { dataDir, enrolment, ...people }));
    must(await admit(open, made.request));
  }
  await inStep(district, machine, dossiers);
}

/** As many rounds as it takes; throws where they bring nothing more. */
async function inStep(district: string, machine: string, dossiers: number): Promise<void> {
  await using server = await startChild('district-child.ts', district);
  await using desk = await openBenchDesk(machine);
  for (let held = -1; ; ) {
    await desk.round(String(server.ready.url));
    const now = await desk.dossiers();
    if (now === dossiers) return;
    if (now === held) throw new Error(`the new desk stays at ${now} of ${dossiers} dossiers`);
    held = now;
  }
}
