import type { DistrictAdoption } from '../../db/district/tables/rules.ts';
import type { LedgerRecord } from '../../db/store.ts';
import type { Holds } from '../../shared/batch/heads.ts';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { ok } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { isoOrNull } from '../ledger/answers.ts';
import { actorOf } from './actor.ts';
import { admit } from './admit.ts';
import { deskAddresses, deskPlace, setDeskAddress } from './desk-addresses.ts';
import type { District } from './district.ts';
import { downPackage } from './down.ts';
import { createEnrolment } from './enrol.ts';
import { allNames, rename } from './rename.ts';
import { currentLedgers, placeOf } from './standing.ts';

type DeskRow = CallOutput<'desk.list'>[number];

/** Communes and their desks: inviting, admitting, what goes down to them. */
export function deskHandlers(district: District) {
  return {
    'commune.list': async () =>
      ok((await district.store.read.listCommunes()).map(({ code, name }) => ({ code, name }))),
    'desk.list': async () => ok(await deskRows(district)),
    'desk.setAddress': async (input, context) => {
      const set = await setDeskAddress(district, input, context);
      if (set.ok) district.changed(['desks']);
      return set.ok ? ok({ address: input.address }) : set;
    },
    'office.rename': (input, context) => rename(district, input, context),
    'enrolment.create': async (input, context) => {
      const actor = await actorOf(district.store.read, context);
      if (!actor.ok) return actor;
      const { commune, communeName, province, desk, url, publicCertificate, replaces } = input;
      const made = await createEnrolment(
        district,
        {
          commune,
          communeName,
          province,
          desk,
          ...(url === undefined ? {} : { url }),
          ...(publicCertificate === undefined ? {} : { publicCertificate }),
          ...(replaces === undefined ? {} : { replaces }),
        },
        actor.value,
      );
      return made.ok ? ok(fileContent(`dang-ky-${commune}-q${desk}.mcd`, made.value)) : made;
    },
    'enrolment.admit': async (input, context) => {
      const actor = await actorOf(district.store.read, context);
      return actor.ok ? admit(district, Buffer.from(input.file.base64, 'base64'), actor.value) : actor;
    },
    'down.export': async (input) => {
      const made = await downPackage(district, input);
      return made.ok ? ok(fileContent(`gui-xuong-${input.commune}-q${input.desk}.mcd`, made.value)) : made;
    },
  } as const satisfies Handlers;
}

function fileContent(name: string, bytes: Uint8Array) {
  return { name, base64: Buffer.from(bytes).toString('base64') };
}

/** One row a desk number: admitted by its newest ledger, or only invited. */
async function deskRows(district: District): Promise<DeskRow[]> {
  const { read } = district.store;
  const dossiers = new Map(
    (await read.countDossiersByDesk()).map((count) => [`${count.commune} ${count.desk}`, count.dossiers]),
  );
  const places = new Map<string, { commune: string; desk: number; generation: number }>();
  for (const { commune, desk, generation } of await read.listEnrolments()) {
    places.set(`${commune} ${desk}`, { commune, desk, generation });
  }
  const addresses = await deskAddresses(district);
  const numbers = new Map((await read.saidNumbers()).map(({ ledger, upTo }) => [ledger, upTo]));
  const adoptions = Map.groupBy(await read.districtAdoptions(), (adopted) => adopted.commune);
  const names = await allNames(read);
  const sorted = [...places.entries()].sort(([, a], [, b]) =>
    a.commune === b.commune ? a.desk - b.desk : a.commune < b.commune ? -1 : 1,
  );
  const currents = currentLedgers(await read.listLedgers());
  const holds = new Map((await read.listHolds()).map((one) => [one.ledger, one]));
  const rows: DeskRow[] = [];
  for (const [place, { commune, desk, generation }] of sorted) {
    const current = currents.get(placeOf(commune, desk)) ?? null;
    const said = current === null ? undefined : holds.get(current.id);
    rows.push({
      commune,
      communeName: names.get(commune)?.name ?? commune,
      province: names.get(commune)?.province ?? '',
      desk,
      deskName: names.get(commune)?.desks[desk] ?? '',
      generation: current?.generation ?? generation,
      ...standingOf(current, said?.at ?? null),
      saidUpTo: Math.max(current?.lastSeq ?? 0, numbers.get(current?.id ?? '') ?? 0),
      rules: rulesOf(adoptions.get(commune) ?? [], said?.holds ?? {}),
      dossiers: dossiers.get(place) ?? 0,
      address: addresses.get(deskPlace(commune, desk)) ?? '',
    });
  }
  return rows;
}

/** A desk holds a version from the moment that it says to hold its commune's ledger that far. */
function rulesOf(adoptions: readonly DistrictAdoption[], holds: Holds): DeskRow['rules'] {
  return adoptions.map(({ kind, version, ledger, seq }) => ({ kind, version, held: (holds[ledger]?.seq ?? 0) >= seq }));
}

function standingOf(
  current: LedgerRecord | null,
  lastHeardAt: number | null,
): Pick<DeskRow, 'ledger' | 'state' | 'lastSeq' | 'lastHeardAt' | 'completeUpTo'> {
  if (current === null) {
    return { ledger: null, state: 'invited', lastSeq: 0, lastHeardAt: null, completeUpTo: null };
  }
  return {
    ledger: current.id,
    state: current.revokedUpTo === null ? 'admitted' : 'revoked',
    lastSeq: current.lastSeq,
    lastHeardAt: isoOrNull(lastHeardAt),
    completeUpTo: isoOrNull(current.lastAt),
  };
}
