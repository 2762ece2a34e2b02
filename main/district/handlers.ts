import type { CallOutput } from '../../shared/contract/contract.ts';
import { ok } from '../../shared/result.ts';
import type { Caller, Handlers } from '../api/handlers.ts';
import { iso } from '../ledger/answers.ts';
import { dossierCounts } from '../views/counts.ts';
import { dossierViewHandlers, type ViewHost } from '../views/handlers.ts';
import { procedureHandlers } from '../views/procedure-calls.ts';
import { keyHolder } from './actor.ts';
import { apiClientHandlers } from './api/calls.ts';
import { attachmentHandlers } from './attachment-calls.ts';
import { attentionHandlers } from './attention/calls.ts';
import { laidAsideBatches } from './attention/laid-aside.ts';
import { deskHandlers } from './desk-calls.ts';
import type { District } from './district.ts';
import { figureHandlers } from './figures/calls.ts';
import { createForecaster } from './forecast/forecaster.ts';
import { recordedListHandlers } from './list-calls.ts';
import { paperListHandlers } from './paper-lists.ts';
import { publishingHandlers } from './publishing/calls.ts';
import { reportHandlers } from './report/calls.ts';
import { admitLate, revoke } from './revoke.ts';
import { userHandlers } from './users/calls.ts';
import { sightOf } from './work/sight.ts';
import { workHandlers } from './work/steps.ts';
import { workViewHandlers } from './work/views.ts';

export interface DistrictShell {
  readonly version: string;
  readonly shell: 'electron' | 'loopback' | 'browser';
}

/** The contract's calls of a district: what its workspace and its command line ask. */
export function districtHandlers(district: District, shell: DistrictShell): Handlers {
  const host = districtViewHost(district);
  const views = dossierViewHandlers(host);
  const forecaster = createForecaster(district);
  return {
    ...views,
    ...workViewHandlers(district, host, views, forecaster),
    ...workHandlers(district),
    ...attachmentHandlers(district, host),
    ...procedureHandlers(district),
    ...publishingHandlers(district),
    ...attentionHandlers(district),
    ...deskHandlers(district),
    ...paperListHandlers(district),
    ...figureHandlers(district, forecaster),
    ...userHandlers(district),
    ...reportHandlers(district),
    ...apiClientHandlers(district),
    ...recordedListHandlers(district),
    'ledger.revoke': (input, context) => revoke(district, input, context),
    'ledger.admitLate': (input, context) => admitLate(district, input, context),
    'district.status': async (_input, { caller }) => ok(await seenStatus(district, host, caller)),
    'staff.list': async () => ok(await officers(district)),
    'app.hello': async (_input, { caller }) => ok(await hello(district, shell, caller)),
  };
}

function districtViewHost(district: District): ViewHost {
  const { read } = district.store;
  return {
    read,
    rules: district.rules,
    shelf: district.shelf,
    now: () => district.clock.now(),
    tierName: district.facts.tierName,
    training: district.facts.training,
    officeOf: (commune) => read.findCommune(commune),
    fontsDir: district.deps.fontsDir,
    roleOf: () => 'officer',
    // What travels down is never called unsent: a desk takes it at its next contact.
    sentUpTo: () => null,
    hasForecasts: true,
    sightOf: (caller) => sightOf(district, caller),
  };
}

export async function districtStatus(district: District): Promise<CallOutput<'district.status'>> {
  const { facts } = district;
  const { read } = district.store;
  const counted = await read.countBatches();
  const aside = await laidAsideBatches(district);
  const now = district.clock.now();
  const desks = (await read.listLedgers()).filter(({ kind }) => kind === 'desk');
  return {
    name: facts.name,
    tierName: facts.tierName,
    training: facts.training,
    communes: (await read.listCommunes()).length,
    desks: new Set(desks.map(({ commune, desk }) => `${commune} ${desk}`)).size,
    dossiers: await read.dossierCount(),
    batches: counted.all,
    refused: Math.max(0, counted.refused - aside.refused),
    forked: Math.max(0, counted.forked - aside.forked),
    parked: Math.max(0, counted.parked - aside.parked),
    conflicts: (await read.countDossiers({ now, todayEndMs: now, soonEndMs: now })).conflicts,
    withheld: await read.countWithheld(),
  };
}

/** The same for somebody who sees some dossiers alone. */
async function seenStatus(district: District, host: ViewHost, caller: Caller | undefined) {
  const status = await districtStatus(district);
  const sight = await sightOf(district, caller);
  if (sight === null) return status;
  const { all, conflicts } = await dossierCounts(host, sight);
  return { ...status, dossiers: all, conflicts, withheld: 0 };
}

/** Who may act: the holder of the keys, and the users. */
async function officers({ store }: District): Promise<CallOutput<'staff.list'>> {
  const users = (await store.read.listUsers()).filter(({ state }) => state === 'active');
  return [keyHolder, ...users.map(({ id, fullName }) => ({ id, name: fullName, role: 'officer' as const }))];
}

async function hello(
  district: District,
  { version, shell }: DistrictShell,
  caller: Caller | undefined,
): Promise<CallOutput<'app.hello'>> {
  const { name, tierName, training } = district.facts;
  return {
    mode: 'district',
    training,
    version,
    language: 'vi',
    shell,
    now: iso(district.clock.now()),
    desk: null,
    district: { name, tierName },
    user: caller === undefined ? null : userOf(caller),
    staff: caller === undefined ? await officers(district) : [{ id: caller.id, name: caller.name, role: 'officer' }],
  };
}

function userOf({ id, name, roles, fields }: Caller) {
  return { id, name, roles: [...roles], fields: [...fields] };
}
