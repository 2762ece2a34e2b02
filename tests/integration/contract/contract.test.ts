import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Core } from '../../../main/api/core.ts';
import { openDeskApp } from '../../../main/app/desk-app.ts';
import { type CallName, contract, isCallName } from '../../../shared/contract/contract.ts';
import type { CallResponse } from '../../../shared/contract/envelope.ts';
import { isErrorCode } from '../../../shared/errors/table.ts';
import {
  applicant,
  createTestClock,
  deskTemplate,
  given,
  marriageStatus,
  newOffice,
  openTestDesk,
  tempDir,
  testDeps,
} from '../../fixtures/office.ts';
import { mutationsOf, sampleOf, schemaOf } from './mutations.ts';

interface Place {
  readonly core: Core;
  /** Everything that a refused call must leave as it is. */
  readonly trace: () => unknown;
}

const newDesk = deskTemplate();

async function deskPlace(): Promise<Place> {
  const desk = await newDesk();
  await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
  const { store } = desk.desk();
  return { core: desk.app.core, trace: () => changesOf(store.db) };
}

async function districtPlace(): Promise<Place> {
  const office = await newOffice();
  await office.newDesk();
  // What a connection of its own sees of others' commits.
  const db = new Sqlite(join(office.root, 'district', 'district.db'), { readonly: true });
  onTestFinished(() => void db.close());
  return { core: office.app.core, trace: () => db.pragma('data_version', { simple: true }) };
}

/** Rows that this connection has written since it was opened. */
function changesOf(db: { prepare(sql: string): { get(): unknown } }): unknown {
  return db.prepare('SELECT total_changes() AS n').get();
}

async function setupPlace(): Promise<Place> {
  const clock = createTestClock();
  const root = tempDir();
  const app = given(
    await openDeskApp(testDeps(join(root, 'profile'), clock), {
      dataDir: join(root, 'desk'),
      shell: 'loopback',
      version: '0',
      background: false,
      passphraseWrap: () => ({ kind: 'passphrase', wrap: (key) => key, unwrap: (key) => key }),
      launchDistrict: () => Promise.reject(new Error('none')),
      random: () => 0.5,
    }),
  );
  return { core: app.core, trace: () => app.desk() };
}

const realms = [
  ['desk', deskPlace],
  ['district', districtPlace],
  ['setup', setupPlace],
] as const;

/** Not named in the contract: asks for a passphrase where there is none to give. */
const callNames = Object.keys(contract).filter(isCallName);
const lockedOnly: readonly CallName[] = ['app.unlock'];
const callsOf = (realm: 'desk' | 'district' | 'setup') =>
  callNames.filter(
    (call) =>
      contract[call].realms.some((served) => served === realm || served === 'any') && !lockedOnly.includes(call),
  );

const errorOf = (answer: CallResponse) => (answer.ok ? null : answer.error);

describe.each(realms)('a call at the %s', (realm, open) => {
  it('is served, or says that it is not', async () => {
    const { core } = await open();
    for (const call of callNames) {
      const answer = await core.call({ call, id: randomUUID(), as: 'Lan', input: { khongCo: 1 } });
      const here = callsOf(realm).includes(call) || (realm === 'desk' && call.startsWith('training.'));
      expect([call, errorOf(answer)?.code]).toEqual([call, here ? 'input.invalid' : 'call.unknown']);
    }
  });

  it('with any field missing, too long, of a wrong type or too many is refused by code, and nothing is written', async () => {
    const { core, trace } = await open();
    const before = trace();
    let tried = 0;
    for (const call of callsOf(realm)) {
      for (const { name, input, field } of mutationsOf(call)) {
        tried += 1;
        const answer = await core.call({ call, id: randomUUID(), as: 'Lan', input });
        const error = errorOf(answer);
        expect([call, name, error?.code]).toEqual([call, name, 'input.invalid']);
        expect([call, name, Object.keys(error?.fields ?? {})]).toEqual([call, name, expect.arrayContaining([field])]);
        const codes = Object.values(error?.fields ?? {}).map(({ code }) => code);
        expect([call, name, codes.filter((code) => !code.startsWith('input.'))]).toEqual([call, name, []]);
      }
    }
    expect(tried).toBeGreaterThan(realm === 'desk' ? 300 : 20);
    expect(trace()).toEqual(before);
  });

  it('says what is wrong with a field by its own code', async () => {
    const { core } = await open();
    for (const call of callsOf(realm)) {
      for (const { name, input, field } of mutationsOf(call)) {
        const wanted = name.startsWith('missing')
          ? 'input.missing'
          : name.startsWith('extra')
            ? 'input.unknown-field'
            : name.startsWith('too long') || name.startsWith('too large')
              ? 'input.too-long'
              : null;
        if (wanted === null) continue;
        const error = errorOf(await core.call({ call, id: randomUUID(), as: 'Lan', input }));
        expect([call, name, error?.fields?.[field]?.code]).toEqual([call, name, wanted]);
      }
    }
  });
});

describe('a request that is none', () => {
  it.each([
    null,
    7,
    'dossier.receive',
    [],
    {},
    { call: 'dossier.list', input: {} },
    { call: 'dossier.list', id: 'keine-uuid', input: {} },
    { call: 7, id: randomUUID(), input: {} },
    { call: 'x'.repeat(101), id: randomUUID(), input: {} },
    { call: 'dossier.list', id: randomUUID(), as: 'x'.repeat(201), input: {} },
  ])('%j is answered by code', async (request) => {
    const desk = await newDesk();
    expect(await desk.send(request)).toMatchObject({ ok: false, error: { code: 'call.malformed' } });
  });

  it.each(['toString', '__proto__', 'constructor', 'dossier.delete'])('of the name %s is unknown', async (call) => {
    const desk = await newDesk();
    expect(await desk.send({ call, id: randomUUID(), input: {} })).toMatchObject({ error: { code: 'call.unknown' } });
  });
});

/** Any text that JSON can carry, also what no name should be. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '‮',
    '<script>',
    "'; DROP TABLE event; --",
    'H60.15.3-261117-2001',
    '%s',
    'a'.repeat(300),
    '𠮷',
  ),
);

/** A sample whose texts and numbers are replaced by strange ones of the same type. */
function strange(sample: unknown): fc.Arbitrary<unknown> {
  if (typeof sample === 'string') return fc.oneof({ weight: 2, arbitrary: fc.constant(sample) }, anyText);
  if (typeof sample === 'number') return fc.oneof(fc.constant(sample), fc.integer({ min: 0, max: 1_000_000_000_000 }));
  if (Array.isArray(sample)) return fc.array(fc.oneof(...sample.map(strange)), { maxLength: 3 });
  if (typeof sample !== 'object' || sample === null) return fc.constant(sample);
  const parts = Object.fromEntries(Object.entries(sample).map(([name, part]) => [name, strange(part)]));
  return fc.record(parts, { requiredKeys: [] });
}

describe('strange but well-shaped input', () => {
  it.each(realms.slice(0, 2))('at the %s is never a defect', async (realm, open) => {
    const { core } = await open();
    const calls = callsOf(realm).filter((call) => call !== 'sync.now' && call !== 'form.pdf');
    const request = fc
      .constantFrom(...calls)
      .chain((call) => fc.tuple(fc.constant(call), strange(sampleOf(schemaOf(call)))));
    await fc.assert(
      fc.asyncProperty(request, async ([call, input]) => {
        const answer = await core.call({ call, id: randomUUID(), as: 'Minh', input });
        const code = errorOf(answer)?.code ?? 'none';
        expect([call, code]).not.toEqual([call, 'internal.unexpected']);
        if (code !== 'none') expect(isErrorCode(code)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('leaves a ledger that verifies, from which the district can read', async () => {
    const office = await newOffice();
    const desk = await office.newDesk();
    const calls = [
      'dossier.receive',
      'dossier.register',
      'dossier.handOver',
      'dossier.correct',
      'dossier.requestSupplement',
    ] as const;
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    const person = fc.record(
      { fullName: anyText, address: anyText, organization: anyText },
      { requiredKeys: ['fullName'] },
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...calls), person, anyText, async (call, applicant, text) => {
        const inputs = {
          'dossier.receive': { procedureCode: marriageStatus, applicant, note: text },
          'dossier.register': { procedureCode: marriageStatus, applicant, note: text },
          'dossier.handOver': { code, to: text, note: text },
          'dossier.correct': { code, changes: { applicant, note: text }, reason: text },
          'dossier.requestSupplement': { code, items: [text], reason: text },
        };
        const answer = await desk.send({ call, id: randomUUID(), as: 'Minh', input: inputs[call] });
        expect(errorOf(answer)?.code).not.toBe('internal.unexpected');
      }),
      { numRuns: 150 },
    );
    expect(desk.desk().store.verify().problems).toEqual([]);
    expect(await desk.ask('sync.now', { url: await office.url() })).toMatchObject({ unsent: 0 });
    expect((await office.app.district.store.verify()).problems).toEqual([]);
    const { total } = await office.ask('dossier.list', {});
    expect(total).toBe((await desk.ask('desk.status', {})).dossiers);
  });
});

describe('one file that is too large for the contract', () => {
  it('is refused before anything reads it', async () => {
    const desk = await newDesk();
    const base64 = 'A'.repeat(90_000_004);
    expect(await desk.refusal('sync.apply', { files: [{ name: 'x', base64 }] })).toMatchObject({
      fields: { 'files.0.base64': { code: 'input.too-long' } },
    });
  });
});

describe('a folder whose keys wait for their passphrase', () => {
  it('is opened by it, and not by another', async () => {
    const desk = await newDesk();
    await desk.close();
    const wrap = (right: boolean) => ({
      kind: 'safeStorage' as const,
      wrap: (key: Uint8Array) => key,
      unwrap: (wrapped: Uint8Array) => (right ? wrapped : null),
    });
    const app = given(
      await openDeskApp(
        { ...desk.deps, wraps: [wrap(false)] },
        {
          dataDir: desk.dataDir,
          shell: 'loopback',
          version: '0',
          background: true,
          passphraseWrap: (passphrase) => wrap(passphrase === 'đúng'),
          launchDistrict: () => Promise.reject(new Error('none')),
          random: () => 0.5,
        },
      ),
    );
    const unlock = (input: unknown) => app.core.call({ call: 'app.unlock', id: randomUUID(), input });
    expect(await app.core.call({ call: 'app.hello', id: randomUUID(), input: {} })).toMatchObject({
      result: { mode: 'locked' },
    });
    for (const { name, input } of mutationsOf('app.unlock'))
      expect([name, errorOf(await unlock(input))?.code]).toEqual([name, 'input.invalid']);
    expect(errorOf(await unlock({ passphrase: 'sai' }))?.code).toBe('keys.wrong-passphrase');
    expect(await unlock({ passphrase: 'đúng' })).toMatchObject({ ok: true });
    expect(await app.core.call({ call: 'app.hello', id: randomUUID(), input: {} })).toMatchObject({
      result: { mode: 'desk' },
    });
    await app.core.close();
    await (await openTestDesk(desk.deps, desk.dataDir, desk.clock)).close();
  });
});
