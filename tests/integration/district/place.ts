import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import { createNodeCrypto } from '../../../main/crypto/node-crypto.ts';
import { admit } from '../../../main/district/admit.ts';
import { keepDatabaseUrl } from '../../../main/district/database.ts';
import type { District } from '../../../main/district/district.ts';
import { createEnrolment } from '../../../main/district/enrol.ts';
import { openDistrict } from '../../../main/district/open.ts';
import type { Deps } from '../../../main/ports.ts';
import { createIds } from '../../../main/shell/compose/ids.ts';
import { createBareWrap } from '../../../main/shell/compose/key-wraps.ts';
import { openAcknowledgement } from '../../../shared/batch/acknowledgement.ts';
import { sealBatch } from '../../../shared/batch/batch.ts';
import { type Enrolment, makeEnrolmentRequest, openEnrolment } from '../../../shared/batch/enrolment.ts';
import type { Holds } from '../../../shared/batch/heads.ts';
import type { LedgerEvent } from '../../../shared/dossier/event.ts';
import type { LedgerId } from '../../../shared/dossier/ids.ts';
import { setUpDistrict } from '../../fixtures/district-template.ts';
import { type GeneratedRules, generateEvents, rulesOf } from '../../fixtures/generate-events.ts';
import { given } from '../../fixtures/given.ts';
import { copyDatabase, embedded, type NewStore, tablesOf } from '../../fixtures/postgres.ts';
import type { WhenDone } from '../../fixtures/when-done.ts';

export { given } from '../../fixtures/given.ts';

export const commune = 'H60.15.3';
export const startAt = Date.UTC(2026, 10, 24, 3);

export function tempDir(whenDone: WhenDone = onTestFinished): string {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-district-'));
  whenDone(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Real deps but for the clock, which stands until it is moved. */
export function testDeps(profileDir: string): { deps: Deps; moveClock: (to: number) => void } {
  let now = startAt;
  const deps: Deps = {
    clock: { now: () => now },
    ids: createIds(),
    crypto: createNodeCrypto(),
    log: pino({ level: 'silent' }),
    profileDir,
    wraps: [createBareWrap()],
    catalogueDir: join(import.meta.dirname, '../../../build/catalogue'),
    fontsDir: join(import.meta.dirname, '../../../node_modules/@fontsource/tinos/files'),
    printer: null,
    findSystemProxy: async () => null,
    lacksProxyScript: async () => false,
  };
  return {
    deps,
    moveClock(to) {
      now = to;
    },
  };
}

export interface Place {
  readonly dir: string;
  readonly deps: Deps;
  readonly district: District;
  readonly moveClock: (to: number) => void;
  /** Of its PostgreSQL; undefined while it lies in its folder. */
  readonly database?: string | undefined;
}

/** A training district in a fresh folder, on a fresh database of its own, open until the test ends or `whenDone`. */
export function newPlace(database = embedded, whenDone: WhenDone = onTestFinished): Promise<Place> {
  return openNew(database, whenDone, false);
}

/** Another district than the others of its file of tests. */
export function newStranger(database = embedded): Promise<Place> {
  return openNew(database, onTestFinished, true);
}

async function openNew(database: NewStore, whenDone: WhenDone, stranger: boolean): Promise<Place> {
  const root = tempDir(whenDone);
  const { deps, moveClock } = testDeps(join(root, 'profile'));
  const dir = join(root, 'district');
  const facts = { dataDir: dir, name: 'Trung tâm thử', training: true, stranger };
  const url = await setUpDistrict(deps, { ...facts, database, whenDone });
  const district = given(await openDistrict(deps, dir));
  // Closing twice is no fault: a test may close it itself.
  whenDone(() => district.close());
  return { dir, deps, district, moveClock, database: url };
}

/** The same district again, from a closed one: its folder and its database are copied. */
export async function copyOf(place: Place): Promise<Place> {
  const dir = join(tempDir(), 'district');
  cpSync(place.dir, dir, { recursive: true });
  const database = place.database === undefined ? undefined : await copyDatabase(place.database);
  if (database !== undefined) keepDatabaseUrl(dir, database);
  return { ...place, dir, database, district: given(await openDistrict(place.deps, dir)) };
}

export interface TestDesk {
  readonly seed: Uint8Array;
  readonly ledger: LedgerId;
  readonly recipient: string;
  readonly identity: string;
  readonly enrolment: Enrolment;
  readonly request: Uint8Array;
  readonly events: readonly LedgerEvent[];
}

interface NewDesk {
  readonly desk?: number;
  readonly dossiers?: number;
  readonly seed?: number;
  /** First morning of its work, ms UTC. */
  readonly from?: number;
  readonly at?: string;
  readonly communeName?: string;
  readonly admitted?: boolean;
  /** Those of its enrolment, unless said otherwise. */
  readonly rules?: GeneratedRules;
}

/** A desk that was invited and, unless said otherwise, admitted, with a ledger as life writes it. */
export async function newDesk(
  { district, deps }: Pick<Place, 'district' | 'deps'>,
  options: NewDesk = {},
): Promise<TestDesk> {
  const { crypto } = deps;
  const { desk = 2, dossiers = 10, seed = 1, at = commune, admitted = true } = options;
  const file = given(
    await createEnrolment(district, {
      commune: at,
      desk,
      communeName: options.communeName ?? 'Xã Thử',
      province: 'Tỉnh Thử',
    }),
  );
  const enrolment = given(openEnrolment(crypto, file, { training: true, now: deps.clock.now() }));
  const ledgerSeed = new Uint8Array(32).fill(seed);
  const { identity, recipient } = await crypto.ageIdentity();
  const request = requestFor(deps, enrolment, ledgerSeed, recipient);
  if (admitted) given(await admit(district, request));
  const events = generateEvents({
    crypto,
    dossiers,
    seed,
    ledgerSeed,
    commune: at,
    desk,
    generation: enrolment.generation,
    training: true,
    recipient,
    rules: options.rules ?? rulesOf(crypto, enrolment),
    ...(options.from === undefined ? {} : { from: options.from }),
  });
  const [first] = events;
  if (first === undefined) throw new Error('no events');
  return { seed: ledgerSeed, ledger: first.header.ledger, recipient, identity, enrolment, request, events };
}

export function requestFor(deps: Deps, enrolment: Enrolment, seed: Uint8Array, recipient: string): Uint8Array {
  return makeEnrolmentRequest(deps.crypto, {
    commune: enrolment.commune.agencyCode,
    desk: enrolment.desk,
    generation: enrolment.generation,
    replaces: enrolment.replaces,
    training: enrolment.training,
    recipient,
    seed,
    oneTimeCode: enrolment.oneTimeCode,
    sealedAt: deps.clock.now(),
  });
}

export interface SealFacts {
  readonly commune?: string;
  readonly desk?: number;
  readonly training?: boolean;
  readonly sealedAt?: number;
  readonly recipients?: readonly string[];
  readonly holds?: Holds;
  readonly events?: readonly LedgerEvent[];
}

/** The events `from` to `to` of a desk, sealed to the district. */
export async function seal(
  { district, deps }: Pick<Place, 'district' | 'deps'>,
  desk: TestDesk,
  from: number,
  to: number,
  facts: SealFacts = {},
): Promise<Uint8Array> {
  const sealed = await sealBatch(deps.crypto, {
    format: 'batch',
    seed: desk.seed,
    commune: facts.commune ?? desk.enrolment.commune.agencyCode,
    desk: facts.desk ?? desk.enrolment.desk,
    training: facts.training ?? true,
    events: (facts.events ?? desk.events).slice(from - 1, to),
    recipients: facts.recipients ?? [district.facts.recipient],
    holds: facts.holds ?? {},
    sealedAt: facts.sealedAt ?? deps.clock.now(),
  });
  return sealed.bytes;
}

export function readAnswer({ deps }: Pick<Place, 'deps'>, desk: TestDesk, bytes: Uint8Array | null) {
  if (bytes === null) throw new Error('no acknowledgement');
  return given(
    openAcknowledgement(deps.crypto, bytes, {
      districtKey: desk.enrolment.districtKey,
      commune: desk.enrolment.commune.agencyCode,
      training: true,
    }),
  );
}

/** What the list of what came in may change: its own row, the desk's word of what it holds, and what is set apart. */
const besideTheLedger = ['batch', 'desk_hold', 'parked_batch', 'quarantine', 'sqlite_sequence'];

/** Every row of every table that a refused file must not touch. */
export async function dump({ dir, database }: Pick<Place, 'dir' | 'database'>): Promise<Record<string, unknown[]>> {
  const tables = database === undefined ? tablesOfFile(join(dir, 'district.db')) : await tablesOf(database);
  return Object.fromEntries(Object.entries(tables).filter(([name]) => !besideTheLedger.includes(name)));
}

function tablesOfFile(path: string): Record<string, unknown[]> {
  const db = new Sqlite(path, { readonly: true });
  try {
    const names = db.prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    return Object.fromEntries(names.all().map(({ name }) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]));
  } finally {
    db.close();
  }
}
