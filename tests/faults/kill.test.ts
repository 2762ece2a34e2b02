import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuilt } from '../../build/staleness.ts';
import { openStore } from '../../db/store.ts';
import { createNodeCrypto } from '../../main/crypto/node-crypto.ts';
import type { CallResponse } from '../../shared/contract/envelope.ts';
import { given } from '../fixtures/office.ts';
import { environment } from '../fixtures/programs.ts';

const program = join(import.meta.dirname, '../../out/main/cli.mjs');
/** Two desks at once, for two cores; together 200 kills. */
const lanes = 2;
const killsInLane = 100;
/** More intakes than a process lives to answer: the kill always falls into the middle of work. */
const intakesInRun = 40;
const clock = '2026-11-17T02:00:00Z';
const longestLifeMs = 45;

let root: string;
beforeAll(async () => {
  await ensureBuilt(['main']);
  root = mkdtempSync(join(tmpdir(), 'motcua-kill-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Intake {
  readonly id: string;
  readonly name: string;
}

function start(dataDir: string, args: readonly string[]): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [program, ...args, '--data', dataDir, '--clock', clock], {
    env: environment(`${dataDir}-profile`),
  });
}

async function init(dataDir: string): Promise<void> {
  const child = start(dataDir, ['desk', 'init', '--training']);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`desk init ended with ${code}`);
}

const lineOf = ({ id, name }: Intake) =>
  `${JSON.stringify({
    call: 'dossier.receive',
    id,
    as: 'clerk',
    input: { procedureCode: '1.004873', applicant: { fullName: name }, note: `ghi chú của ${name}` },
  })}\n`;

/** Hands all lines over and reads answers until `wanted` ends it by a kill, or until all are answered. */
async function run(
  dataDir: string,
  intakes: readonly Intake[],
  wanted: { readonly killAfterMs: number; readonly fromFirstAnswer: boolean } | null,
  answered: (response: CallResponse) => void,
): Promise<void> {
  const child = start(dataDir, ['desk', 'run']);
  const ended = once(child, 'exit');
  const kill = () => child.kill('SIGKILL');
  // A pipe whose reader was killed is what this test is about.
  child.stdin.on('error', () => undefined);
  if (wanted !== null && !wanted.fromFirstAnswer) setTimeout(kill, wanted.killAfterMs);
  for (const intake of intakes) child.stdin.write(lineOf(intake));
  if (wanted === null) child.stdin.end();
  let first = true;
  for await (const line of createInterface({ input: child.stdout })) {
    // The last line may have been cut by the kill: then nobody was answered.
    const response = responseIn(line);
    if (response === null) break;
    answered(response);
    if (first && wanted?.fromFirstAnswer) setTimeout(kill, wanted.killAfterMs);
    first = false;
  }
  await ended;
}

function responseIn(line: string): CallResponse | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function verify(dataDir: string): { readonly dossiers: number; readonly names: readonly string[] } {
  const { sha256Hex } = createNodeCrypto();
  using store = given(openStore({ path: join(dataDir, 'desk.db'), kind: 'desk', sha256Hex }));
  expect(store.verify().problems).toEqual([]);
  const { rows, total } = store.read.listDossiers({ limit: 1_000_000 });
  return { dossiers: total, names: rows.map(({ state }) => state.applicant?.fullName ?? '') };
}

/** One desk that is killed again and again; gives how many kills fell between two answers of a run. */
async function lane(dataDir: string): Promise<{ midway: number; answered: number }> {
  await init(dataDir);
  const asked = new Map<string, Intake>();
  const answers = new Map<string, unknown>();
  let open: readonly Intake[] = [];
  let midway = 0;
  // One that ends by itself leaves its read code to all that are killed.
  await run(dataDir, open, null, take);

  function take(response: CallResponse): void {
    if (!response.ok || response.id === null) throw new Error(`refused: ${JSON.stringify(response)}`);
    const earlier = answers.get(response.id);
    if (earlier !== undefined) expect(response.result).toEqual(earlier);
    answers.set(response.id, response.result);
  }

  for (let kill = 0; kill < killsInLane; kill += 1) {
    // What was not answered is asked again with its id, and a few that were: done once all the same.
    const again = [...answers.keys()].slice(-2).flatMap((id) => asked.get(id) ?? []);
    const fresh = Array.from({ length: intakesInRun - open.length - again.length }, (_, n) => ({
      id: randomUUID(),
      name: `Người ${kill}.${n}`,
    }));
    const intakes = [...open, ...again, ...fresh];
    for (const intake of intakes) asked.set(intake.id, intake);
    const before = answers.size;
    const fromFirstAnswer = kill % 5 !== 0;
    const killAfterMs = Math.random() * (fromFirstAnswer ? longestLifeMs : 260);
    await run(dataDir, intakes, { killAfterMs, fromFirstAnswer }, take);
    open = intakes.filter(({ id }) => !answers.has(id));
    if (answers.size > before && open.length > 0) midway += 1;
    if (kill % 25 === 24) {
      const { names } = verify(dataDir);
      const there = new Set(names);
      expect([...answers.keys()].filter((id) => !there.has(asked.get(id)?.name ?? ''))).toEqual([]);
      expect(names.length).toBe(there.size);
      // At most the one command whose answer the kill swallowed is there without having been answered, in each run.
      expect(names.length - answers.size).toBeLessThanOrEqual(open.length);
    }
  }
  await run(dataDir, open, null, take);
  await run(dataDir, [...asked.values()].filter(({ id }) => answers.has(id)).slice(-50), null, take);
  const { dossiers, names } = verify(dataDir);
  expect(dossiers).toBe(answers.size);
  expect(new Set(names).size).toBe(answers.size);
  const codes = [...answers.values()].map((answer) => codeIn(answer));
  expect(new Set(codes).size).toBe(answers.size);
  return { midway, answered: answers.size };
}

function codeIn(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('code' in answer)) throw new Error('an answer without a code');
  return String(answer.code);
}

it('a desk killed at 200 moments of its intake keeps what it answered, whole, and no code is given twice', async () => {
  const results = await Promise.all(Array.from({ length: lanes }, (_, n) => lane(join(root, `desk-${n}`))));
  const midway = results.reduce((sum, lane) => sum + lane.midway, 0);
  expect(midway).toBeGreaterThan(60);
  for (const { answered } of results) expect(answered).toBeGreaterThan(killsInLane);
});
