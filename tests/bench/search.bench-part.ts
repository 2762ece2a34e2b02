import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../db/store.ts';
import { createNodeCrypto } from '../../main/crypto/node-crypto.ts';
import { ok } from '../../shared/result.ts';
import { generateEvents } from '../fixtures/generate-events.ts';

/** What clerks type: common and rare names, any order of words, with and without accents, beginnings, numbers. */
const typed = [
  'nguyen thi',
  'thi nguyen',
  'Nguyễn Thị',
  'Nguyễn Văn',
  'nguyen van',
  'Nguyễn Thị Hương',
  'huong nguyen thi',
  'le van hung',
  'Phạm Thị Lan',
  'tran',
  'n',
  'ng',
  'ngu',
  'nguyen t',
  'dang',
  'Đặng Văn',
  "H'Hen Niê",
  'h60.15.3',
  '260105',
  'H60.15.3-260105-2001',
  '0912',
  '038',
  'khong co ai',
] as const;

const rounds = 20;
const dossiersALedger = 35_000;

export interface SearchFigures {
  readonly dossiers: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly slowest: readonly { readonly typed: string; readonly p50Ms: number }[];
}

/** Fills a district's store with ten desks' ledgers and searches it; aim: p95 ≤ 3 ms at 350,000 dossiers. */
export function benchSearch(ledgers = 10): SearchFigures {
  const crypto = createNodeCrypto();
  const dir = mkdtempSync(join(tmpdir(), 'motcua-search-'));
  const opened = openStore({ path: join(dir, 'bench.db'), kind: 'district', sha256Hex: crypto.sha256Hex });
  if (!opened.ok) throw new Error(opened.refusal.code);
  const store = opened.value;
  try {
    for (let n = 0; n < ledgers; n += 1) fill(store, crypto, n);
    return measure(store);
  } finally {
    store.close();
    rmSync(dir, { recursive: true });
  }
}

function fill(store: Store, crypto: ReturnType<typeof createNodeCrypto>, n: number): void {
  const events = generateEvents({
    crypto,
    dossiers: dossiersALedger,
    seed: 100 + n,
    ledgerSeed: new Uint8Array(32).fill(n + 1),
    desk: n,
  });
  const [first] = events;
  if (first === undefined) throw new Error('no events');
  store.write((tx) => {
    tx.appendEvents(first.header.ledger, events);
    return ok(null);
  });
}

function measure(store: Store): SearchFigures {
  const all: number[] = [];
  const slowest = typed.map((search) => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const from = performance.now();
      store.read.listDossiers({ search, limit: 50, offset: 0 });
      times.push(performance.now() - from);
    }
    all.push(...times);
    return { typed: search, p50Ms: quantile(times, 0.5) };
  });
  slowest.sort((a, b) => b.p50Ms - a.p50Ms);
  return {
    dossiers: store.read.dossierCount(),
    p50Ms: quantile(all, 0.5),
    p95Ms: quantile(all, 0.95),
    slowest: slowest.slice(0, 8),
  };
}

function quantile(times: readonly number[], q: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(benchSearch(), null, 2)}\n`);
