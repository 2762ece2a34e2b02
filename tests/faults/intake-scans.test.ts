import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { openDesk } from '../../main/desk/open.ts';
import type { CallResponse } from '../../shared/contract/envelope.ts';
import { createTestClock, given, tempDir, testDeps } from '../fixtures/office.ts';
import { environment } from '../fixtures/programs.ts';
import { fileOf, scanOf, sha256Of } from '../fixtures/scans.ts';

const program = join(import.meta.dirname, '../../out/main/cli.mjs');
const clock = '2026-11-17T02:00:00Z';
const procedureCode = '1.004873';
/** Answers after which the process is killed, each time one later: the kill falls into whatever comes next. */
const kills = Array.from({ length: 16 }, (_, n) => n + 1);
/** More forms than any run lives to take in. */
const formsInRun = 8;
const papers = [0, 4] as const;

interface Place {
  readonly dataDir: string;
  readonly profileDir: string;
}

function start({ dataDir, profileDir }: Place, args: readonly string[]) {
  return spawn(process.execPath, [program, ...args, '--data', dataDir, '--clock', clock], {
    env: environment(profileDir),
  });
}

/** One form from its first key to the dossier: saved, two papers scanned, taken in. Scans are like no others. */
function formCalls(seed: number) {
  const draft = randomUUID();
  const scans = papers.map((component, at) => ({ component, bytes: scanOf(seed * papers.length + at) }));
  const places = scans.map(({ component, bytes }) => ({ component, sha256: sha256Of(bytes) }));
  const components = papers.map((index) => ({ index, original: 1, copies: 0 }));
  const applicant = { fullName: `Người ${seed}` };
  return [
    { call: 'draft.save', id: randomUUID(), input: { draft: { commandId: draft, procedureCode, components } } },
    ...scans.map(({ component, bytes }) => ({
      call: 'draft.attachScan',
      id: randomUUID(),
      input: { draft, procedureCode, component, file: fileOf(bytes) },
    })),
    {
      call: 'dossier.receive',
      id: draft,
      input: { procedureCode, applicant, components, draft: { id: draft, scans: places } },
    },
  ];
}

/** Hands all calls over and kills the process once so many are answered; gives the codes that were answered. */
async function runUntil(place: Place, calls: readonly object[], answers: number): Promise<readonly string[]> {
  const child = start(place, ['desk', 'run']);
  const ended = once(child, 'exit');
  // A pipe whose reader was killed is what this test is about.
  child.stdin.on('error', () => undefined);
  for (const call of calls) child.stdin.write(`${JSON.stringify({ as: 'clerk', ...call })}\n`);
  const codes: string[] = [];
  let answered = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may have been cut by the kill: then nobody was answered.
    const response = answerIn(line);
    if (response === null) break;
    if (!response.ok) throw new Error(`refused: ${line}`);
    if (typeof response.result === 'object' && response.result !== null && 'code' in response.result)
      codes.push(String(response.result.code));
    answered += 1;
    if (answered === answers) child.kill('SIGKILL');
  }
  await ended;
  return codes;
}

function answerIn(line: string): CallResponse | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** What lies in the folder after a kill: dossiers with their scans, and contents that nobody names. */
async function lookInto({ dataDir, profileDir }: Place) {
  const desk = given(openDesk(testDeps(profileDir, createTestClock()), dataDir, () => undefined));
  using store = desk.store;
  expect(store.verify().problems).toEqual([]);
  const { rows } = store.read.listDossiers({ limit: 10_000 });
  const broken: string[] = [];
  const named = new Set(store.read.draftScans().map(({ sha256 }) => sha256));
  for (const { state, commune } of rows) {
    if (state.attachments.length !== papers.length) broken.push(`${state.code}: ${state.attachments.length} scans`);
    for (const { sha256 } of state.attachments) {
      named.add(sha256);
      if (!(await desk.shelf.get({ commune, sha256 })).ok) broken.push(`${state.code}: ${sha256} cannot be read`);
    }
  }
  const dir = join(dataDir, 'attachments');
  const lying = existsSync(dir) ? readdirSync(dir, { recursive: true, withFileTypes: true }) : [];
  const contents = lying.filter((entry) => entry.isFile()).map(({ name }) => name);
  return { codes: rows.map(({ state }) => state.code), broken, strays: contents.filter((name) => !named.has(name)) };
}

it('a desk killed while dossiers with scans are taken in has each with all its scans, and no scan without one', async () => {
  await ensureBuilt(['main']);
  const root = tempDir();
  const place = { dataDir: join(root, 'desk'), profileDir: join(root, 'profile') };
  const [code] = await once(start(place, ['desk', 'init', '--training', '--clerk', 'clerk']), 'exit');
  expect(code).toBe(0);
  const answered: string[] = [];
  let taken = 0;
  for (const kill of kills) {
    const calls = Array.from({ length: formsInRun }, (_, n) => formCalls(kill * formsInRun + n)).flat();
    answered.push(...(await runUntil(place, calls, kill)));
    const { codes, broken, strays } = await lookInto(place);
    expect({ kill, broken, strays }).toEqual({ kill, broken: [], strays: [] });
    expect(answered.filter((one) => !codes.includes(one))).toEqual([]);
    taken = codes.length;
  }
  expect(taken).toBeGreaterThan(kills.length);
});
