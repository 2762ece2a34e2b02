import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WithheldDossier } from '../../db/store.ts';
import { districtHandlers } from '../../main/district/handlers.ts';
import { importFiles } from '../../main/district/import.ts';
import { openDistrict } from '../../main/district/open.ts';
import { bringVersion } from '../../main/district/publishing/bring-version.ts';
import { readSeed, type SeedRules } from '../../main/district/seed.ts';
import { makeEvent } from '../../shared/batch/chain.ts';
import type { LedgerEvent } from '../../shared/dossier/event.ts';
import { Hash } from '../../shared/dossier/ids.ts';
import { ok } from '../../shared/result.ts';
import { rulesOf } from '../fixtures/generate-events.ts';
import { embedded, newWholeDatabase, tablesOf } from '../fixtures/postgres.ts';
import {
  copyOf,
  dump,
  given,
  newDesk,
  newPlace,
  type Place,
  seal,
  type TestDesk,
  tempDir,
} from '../integration/district/place.ts';

const stores = [
  { store: 'embedded SQLite', database: embedded },
  { store: 'PostgreSQL', database: newWholeDatabase },
];

interface Missing {
  /** What a program brings along that has this very catalogue. */
  readonly catalogueDir: string;
  readonly catalogue: SeedRules;
}

/** A catalogue that only another program or district has: the shipped one with a procedure less. */
function missingCatalogue({ deps }: Place): Missing {
  const catalogueDir = join(tempDir(), 'catalogue');
  mkdirSync(catalogueDir);
  cpSync(deps.catalogueDir, catalogueDir, { recursive: true });
  const path = join(catalogueDir, 'procedures.json');
  writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, 'utf8')).slice(1)));
  return { catalogueDir, catalogue: given(readSeed({ ...deps, catalogueDir })).catalogue };
}

/** Every third dossier of the desk is under the missing version; the chain is made anew. */
function mixed({ deps }: Place, desk: TestDesk, { catalogue }: Missing) {
  const { version: held } = rulesOf(deps.crypto, desk.enrolment).catalogue;
  const dossiers = [...new Set(desk.events.flatMap(({ header }) => header.dossier ?? []))];
  const odd = new Set(dossiers.filter((_, at) => at % 3 === 0));
  let prev: Hash | null = null;
  const events = desk.events.map((event): LedgerEvent => {
    const { header, personal } = event;
    const isOdd = header.dossier !== null && odd.has(header.dossier);
    const body = Object.hasOwn(event.body, 'catalogueVersion')
      ? { ...event.body, catalogueVersion: isOdd ? catalogue.version : held }
      : event.body;
    const made = makeEvent(deps.crypto, { ...header, prev, body, personal: personal?.data ?? null });
    prev = made.hash;
    return made;
  });
  return { events, odd, dossiers };
}

/** A district with a desk whose every third dossier is under a catalogue that is not here; and a twin that has it. */
async function withTwin(database: (typeof stores)[number]['database']) {
  const empty = await newPlace(database);
  const missing = missingCatalogue(empty);
  const { crypto } = empty.deps;
  const sha256 = Hash.parse(crypto.sha256Hex(missing.catalogue.json));
  const named = { version: missing.catalogue.version, sha256 };
  const desk = await newDesk(empty, { dossiers: 9, rules: { catalogue: named, calendar: named } });
  const { events, odd, dossiers } = mixed(empty, desk, missing);
  await empty.district.close();
  const [here, twin] = [await copyOf(empty), await copyOf(empty)];
  given(await twin.district.store.write(null, async (tx) => ok(await tx.putContent(missing.catalogue.json))));
  // Cut in the middle of dossiers: what comes later of one that waits must wait behind it.
  const middle = Math.floor(events.length / 2);
  const batches = [
    await seal(here, desk, 1, middle, { events }),
    await seal(here, desk, middle + 1, events.length, { events }),
  ];
  for (const bytes of batches) await importFiles(twin.district, [{ name: 'goi', bytes }], 'file');
  return { here, twin, desk, missing, events, odd, dossiers, batches, middle };
}

const projections = ['dossier', 'dossier_code', 'code_clash', 'odd_event', 'attachment', 'withheld_dossier'];

/** What projections and lists say; rows of the two are in the same order. */
async function story(place: Place) {
  const tables = await (place.database === undefined ? dump(place) : tablesOf(place.database));
  const { read } = place.district.store;
  const page = { limit: 50 };
  return {
    tables: projections.map((name) => tables[name]),
    all: await read.listDossiers(page),
    found: await read.listDossiers({ ...page, search: 'nguyen' }),
    counts: await read.countDossiers({ now: 0, todayEndMs: 0, soonEndMs: Number.MAX_SAFE_INTEGER }),
    figures: await read.figures.endedBy('procedure', { fromMs: 0, endMs: Date.UTC(2027, 0, 1) }, {}),
    withheld: await read.countWithheld(),
  };
}

const context = () => ({ id: randomUUID(), as: undefined });

async function attentionOf({ district }: Place) {
  const handler = districtHandlers(district, { version: '0', shell: 'browser' })['attention.list'];
  if (handler === undefined) throw new Error('no such call');
  return given(await handler({}, context()));
}

const file = ({ json }: SeedRules) => ({ name: 'danh-muc.json', base64: Buffer.from(json).toString('base64') });

describe.each(stores)('a dossier under a catalogue that the district lacks, on $store', ({ database }) => {
  it('is set aside by itself, and applied by itself once the catalogue arrives', async () => {
    const { here, twin, desk, missing, odd, dossiers, batches, middle, events } = await withTwin(database);
    const { district } = here;
    const { read } = district.store;
    const [first, second] = batches.map((bytes) => ({ name: 'goi', bytes }));
    if (first === undefined || second === undefined) throw new Error('two batches');
    expect(await importFiles(district, [first], 'file')).toMatchObject([{ state: 'accepted' }]);
    // Kept, numbered, acknowledged: nothing of the range is lost.
    expect((await read.ledgerHead(desk.ledger))?.seq).toBe(middle);
    const early: readonly WithheldDossier[] = await read.withheldDossiers(100);
    expect(early.length).toBeGreaterThan(0);
    expect(early.every(({ dossier, version }) => odd.has(dossier) && version === missing.catalogue.version)).toBe(true);
    expect(await importFiles(district, [second], 'file')).toMatchObject([{ state: 'accepted' }]);
    // Nobody else's dossier is touched.
    for (const id of dossiers) expect((await read.findDossier(id)) === null, id).toBe(odd.has(id));
    const waiting = await read.withheldDossiers(100);
    expect(waiting.map(({ events: count }) => count)).toEqual([...odd].map(() => 4));
    const shown = (await attentionOf(here)).filter(({ kind }) => kind === 'withheld');
    expect(shown).toHaveLength(odd.size);
    for (const { code, dossierId, missing: lacks, at } of shown) {
      const received = events.find(({ header }) => header.dossier === dossierId);
      expect(code).toBe(received?.body.code);
      expect(lacks).toEqual({ version: missing.catalogue.version, events: 4 });
      expect(at).toBe(new Date(received?.header.at ?? 0).toISOString());
    }
    // The same again, by another road, changes nothing.
    const before = await dump(here);
    expect(await importFiles(district, [first, second], 'folder')).toMatchObject([
      { state: 'duplicate' },
      { state: 'duplicate' },
    ]);
    expect(await dump(here)).toEqual(before);
    expect(await district.store.verify()).toMatchObject({ ok: true, events: expect.any(Number) });

    const { json } = missing.catalogue;
    const brought = await bringVersion(district, { file: file(missing.catalogue) }, context());
    expect(brought).toEqual(ok({ version: missing.catalogue.version, dossiers: odd.size }));
    expect(await read.withheldDossiers(100)).toEqual([]);
    expect((await attentionOf(here)).filter(({ kind }) => kind === 'withheld')).toEqual([]);
    expect(await story(here)).toEqual(await story(twin));
    expect(await district.store.verify()).toMatchObject({ ok: true });
    expect(given(await district.rules.catalogue(missing.catalogue.version)).catalogue.version).toBe(
      JSON.parse(json).version,
    );
  });

  it('is applied at the start of a program that brings the catalogue along', async () => {
    const { here, twin, missing, batches, odd } = await withTwin(database);
    for (const bytes of batches) await importFiles(here.district, [{ name: 'goi', bytes }], 'file');
    expect(await here.district.store.read.countWithheld()).toBe(odd.size);
    await here.district.close();
    const updated = { ...here.deps, catalogueDir: missing.catalogueDir };
    await using district = given(await openDistrict(updated, here.dir));
    expect(await district.store.read.countWithheld()).toBe(0);
    expect(await story({ ...here, district })).toEqual(await story(twin));
    expect(await district.store.verify()).toMatchObject({ ok: true });
  });

  it('takes no other content for the version than the one that the desk adopted', async () => {
    const { here, missing, batches, odd } = await withTwin(database);
    for (const bytes of batches) await importFiles(here.district, [{ name: 'goi', bytes }], 'file');
    const other = { ...JSON.parse(missing.catalogue.json), procedures: [] };
    const forged = { version: missing.catalogue.version, json: JSON.stringify(other) };
    expect(await bringVersion(here.district, { file: file(forged) }, context())).toMatchObject({
      refusal: { code: 'rules.version-not-named' },
    });
    expect(await here.district.store.read.countWithheld()).toBe(odd.size);
  });
});
