import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { importFiles } from '../../../main/district/import.ts';
import { exportPortal } from '../../../main/district/portal/export-portal.ts';
import { lookupHash, Portal } from '../../../main/district/portal/portal-data.ts';
import { embedded, stores } from '../../fixtures/postgres.ts';
import { type WhenDone, whenAllDone } from '../../fixtures/when-done.ts';
import { given, newDesk, newPlace, type Place, seal, tempDir } from '../district/place.ts';

async function placeWithDossiers(database = embedded, whenDone?: WhenDone) {
  const place = await newPlace(database, whenDone);
  const desk = await newDesk(place, { dossiers: 25 });
  const bytes = await seal(place, desk, 1, desk.events.length);
  const [answer] = await importFiles(place.district, [{ name: 'a', bytes }], 'file');
  expect(answer?.state).toBe('accepted');
  return place;
}

function everyFile(folder: string): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
}

const readPortal = (folder: string) => Portal.parse(JSON.parse(readFileSync(join(folder, 'portal.json'), 'utf8')));
const statesOf = async ({ district }: Place) =>
  (await district.store.read.listDossiers({ limit: 100 })).rows.map(({ state }) => state);
const codeOf = (answer: Awaited<ReturnType<typeof exportPortal>>) => (answer.ok ? null : answer.refusal.code);

describe('the exported portal', () => {
  it('posts every procedure in force, with a page each, and the confidence only where it is not high', async () => {
    const { district } = await newPlace();
    const out = join(tempDir(), 'portal');
    const { procedures } = given(await exportPortal(district, out));
    const portal = readPortal(out);
    const { catalogue } = given(await district.rules.catalogue());
    expect(procedures).toBe(catalogue.procedures.length);
    expect(portal.procedures.map(({ code, confidence }) => [code, confidence])).toEqual(
      catalogue.procedures.map(({ code, confidence }) => [code, confidence === 'high' ? undefined : confidence]),
    );
    expect(readdirSync(join(out, 'thu-tuc')).sort()).toEqual(
      catalogue.procedures.map(({ code }) => `${code}.html`).sort(),
    );
    expect(readdirSync(out).sort()).toEqual([
      'index.html',
      'portal.json',
      'portal.schema.json',
      'style.css',
      'thu-tuc',
      'tra-cuu.html',
      'tra-cuu.js',
    ]);
  });

  it('is plain pages in Vietnamese that load nothing from elsewhere and say that they are for training', async () => {
    const { district } = await newPlace();
    const out = join(tempDir(), 'portal');
    given(await exportPortal(district, out));
    for (const name of ['index.html', 'tra-cuu.html', 'thu-tuc/1.001776.html']) {
      const page = readFileSync(join(out, name), 'utf8');
      expect(page).toMatch(/^<!doctype html>\n<html lang="vi">/);
      expect(page).toContain('TẬP HUẤN – KHÔNG CÓ GIÁ TRỊ');
      expect(page).toContain('default-src &#39;none&#39;');
      expect(page.match(/<h1>/g)).toHaveLength(1);
      expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
      expect(page).not.toMatch(/ style=| on\w+=/);
    }
  });
});

describe.each(stores)('what an exported portal says of dossiers, on $store', ({ database }) => {
  const whenDone = whenAllDone();
  let place: Place;
  beforeAll(async () => {
    place = await placeWithDossiers(database, whenDone);
  });

  it('fits the schema that lies beside it', async () => {
    const out = join(tempDir(), 'portal');
    given(await exportPortal(place.district, out));
    const schema = JSON.parse(readFileSync(join(out, 'portal.schema.json'), 'utf8'));
    const portal = JSON.parse(readFileSync(join(out, 'portal.json'), 'utf8'));
    expect(z.fromJSONSchema(schema).safeParse(portal).success).toBe(true);
    expect(z.fromJSONSchema(schema).safeParse({ ...portal, names: [] }).success).toBe(false);
  });

  it('publishes status and due date under the hash of code and key, sorted by it', async () => {
    const out = join(tempDir(), 'portal');
    given(await exportPortal(place.district, out));
    const { dossiers } = readPortal(out);
    const hashes = dossiers.map(({ hash }) => hash);
    expect(dossiers).toHaveLength(25);
    expect(hashes).toEqual(hashes.toSorted());
    const { crypto } = place.deps;
    for (const { code, lookupKey, status } of await statesOf(place))
      expect(dossiers.find(({ hash }) => hash === lookupHash(crypto, code ?? '', lookupKey ?? ''))).toMatchObject({
        status,
      });
  });

  it('says no name, no number, no code, no key and no id of any dossier', async () => {
    const out = join(tempDir(), 'portal');
    given(await exportPortal(place.district, out));
    const text = everyFile(out).toLowerCase();
    const secrets = (await statesOf(place)).flatMap(({ id, code, lookupKey, applicant }) => [
      id,
      code,
      lookupKey,
      applicant?.fullName,
      applicant?.personalId,
      applicant?.phone,
      applicant?.address,
    ]);
    const known = secrets.filter((secret) => typeof secret === 'string' && secret !== '');
    expect(known.length).toBeGreaterThan(150);
    expect(known.filter((secret) => text.includes(String(secret).toLowerCase()))).toEqual([]);
  });
});

describe('the folder of an export', () => {
  it('is written anew over an earlier one, over an empty one and over none, and leaves nothing beside it', async () => {
    const { district, moveClock, deps } = await newPlace();
    const parent = tempDir();
    const out = join(parent, 'portal');
    mkdirSync(out);
    given(await exportPortal(district, out));
    writeFileSync(join(out, 'thu-tuc', '9.999999.html'), 'left the catalogue');
    moveClock(deps.clock.now() + 60_000);
    given(await exportPortal(district, out));
    expect(readPortal(out).madeAt).toBe(new Date(deps.clock.now()).toISOString());
    expect(readdirSync(join(out, 'thu-tuc'))).not.toContain('9.999999.html');
    given(await exportPortal(district, join(parent, 'deep', 'new')));
    expect(readdirSync(parent).sort()).toEqual(['deep', 'portal']);
  });

  it.each([
    ['foreign files', ['notes.txt']],
    ['a page that only looks like ours', ['index.html']],
    ['an export with something added', ['portal.json', 'photo.jpg']],
    ['something added among the pages', ['portal.json', 'thu-tuc/photo.jpg']],
  ])('is refused and left alone when it holds %s', async (_, names) => {
    const { district } = await newPlace();
    const out = tempDir();
    for (const name of names) {
      mkdirSync(dirname(join(out, name)), { recursive: true });
      writeFileSync(join(out, name), name === 'portal.json' ? '{"format":"motcua-portal/1"}' : 'mine');
    }
    const before = everyFile(out);
    expect(codeOf(await exportPortal(district, out))).toBe('district.portal-folder-in-use');
    expect(everyFile(out)).toBe(before);
  });

  it('is refused where a file lies in its place', async () => {
    const { district } = await newPlace();
    const out = join(tempDir(), 'file');
    writeFileSync(out, 'mine');
    expect(codeOf(await exportPortal(district, out))).toBe('district.portal-folder-in-use');
    expect(codeOf(await exportPortal(district, join(out, 'below')))).toBe('shell.file-unwritable');
    expect(readFileSync(out, 'utf8')).toBe('mine');
  });
});

interface LookupModule {
  hashOf(typed: string): Promise<string | null>;
  findDossier(dossiers: readonly object[], hash: string): object | null;
  sentence(dossier: object): string;
}

describe('the look-up of the exported pages', () => {
  it('finds each dossier by its receipt, and none by a code with another key', async () => {
    const place = await placeWithDossiers();
    // The module is loaded by Node's own loader, from a name that no other test has loaded.
    const out = join(mkdtempSync(join(tmpdir(), 'motcua-portal-')), 'portal');
    onTestFinished(() => rmSync(dirname(out), { recursive: true, force: true }));
    given(await exportPortal(place.district, out));
    const { dossiers } = readPortal(out);
    const script: LookupModule = await import(pathToFileURL(join(out, 'tra-cuu.js')).href);
    for (const { code, lookupKey, status } of await statesOf(place)) {
      const qr = `MCR1:${code}:${lookupKey?.toUpperCase()}:1764000000:1764500000:${'A'.repeat(32)}:${'B'.repeat(103)}`;
      const hash = (await script.hashOf(`  ${qr}\n`)) ?? '';
      expect(await script.hashOf(`${code?.toLowerCase()} ${lookupKey}`)).toBe(hash);
      expect(script.findDossier(dossiers, hash)).toMatchObject({ status });
      const other = (await script.hashOf(`${code} 0123456789abcdef`)) ?? '';
      expect(script.findDossier(dossiers, other)).toBeNull();
    }
    expect(await script.hashOf('H60.15.3-261124-0007')).toBeNull();
    expect(script.sentence({ status: 'processing', dueOn: '2026-12-04' })).toBe(
      'Đang xử lý. Ngày hẹn trả kết quả: 04/12/2026.',
    );
    expect(script.sentence({ status: 'supplementRequested', dueOn: '2026-12-04' })).toBe('Yêu cầu bổ sung giấy tờ.');
  });
});
