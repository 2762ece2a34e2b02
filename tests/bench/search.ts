import { join } from 'node:path';
import { openStore } from '../../db/store.ts';
import { ok } from '../../shared/result.ts';
import { generateEvents, ownCatalogue } from '../fixtures/generate-events.ts';
import { type Figure, percentile, timed } from './figures.ts';
import { createPlace, crypto, must } from './place.ts';

const ledgers = 10;
const dossiersEach = 35_000;
const page = 50;

/** What a clerk types: with and without accents, in any order, common and rare, whole and half words, codes, numbers. */
const typed = [
  'nguyen thi',
  'Nguyễn Thị',
  'thi nguyen',
  'nguyen van an',
  'đặng',
  'dang',
  'huong dang thi',
  'ly',
  'hoang van',
  'van hoang',
  "h'hen",
  'h hen nie',
  'y bham',
  'tran',
  'tran thi',
  'ma thi sinh',
  '0912',
  '0380',
  'h60.15.3',
  '2007',
  'ng th',
  'trieu mui',
  'ban',
  'ban thi',
];

/** Search as the list screen asks it, at ten years of a busy commune. */
export async function benchSearch(): Promise<readonly Figure[]> {
  using place = createPlace();
  using store = must(openStore({ path: join(place.dir, 'search.db'), kind: 'district', sha256Hex: crypto.sha256Hex }));
  must(store.write((tx) => ok(tx.putContent(ownCatalogue))));
  const filled = await timed(() => {
    for (let desk = 0; desk < ledgers; desk += 1) {
      const events = generateEvents({
        crypto,
        dossiers: dossiersEach,
        seed: desk,
        ledgerSeed: new Uint8Array(32).fill(desk + 1),
        desk,
      });
      const [first] = events;
      if (first === undefined) throw new Error('nothing was generated');
      must(store.write((tx) => ok(tx.appendEvents(first.header.ledger, events))));
    }
  });
  const times: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    for (const search of typed) {
      const start = performance.now();
      store.read.listDossiers({ search, limit: page });
      if (round > 1) times.push(performance.now() - start);
    }
  }
  const of = `${ledgers * dossiersEach} dossiers, ${typed.length} ways of asking, first ${page} rows`;
  return [
    { name: 'search p50', value: percentile(times, 0.5), unit: 'ms', aim: null, of },
    { name: 'search p95', value: percentile(times, 0.95), unit: 'ms', aim: 3, of },
    {
      name: 'filling',
      value: filled.ms / 1000,
      unit: 's',
      aim: null,
      of: `${ledgers * dossiersEach} dossiers with four events each, generated`,
    },
  ];
}
