import pg from 'pg';
import type { District } from '../../../main/district/district.ts';
import { type Chance, createChance } from '../../fixtures/chance.ts';
import { startOfDay, workdayAfter } from '../../fixtures/generate-events.ts';
import type { OwnPostgres } from '../../fixtures/own-postgres.ts';
import { must } from '../place.ts';
import { desksEach, openCommunes } from './communes.ts';
import { type CopyFile, createCopyFile } from './copy-file.ts';
import { type Counter, makeDossier } from './dossiers.ts';
import { withoutIndexes } from './indexes.ts';
import { columns, dossierCells, eventCells, seqsEach } from './rows.ts';

const communes = 100;
const years = 3;
const dayMs = 86_400_000;
/** Only the newest dossiers have their events here: no list and no figure reads those of the others. */
const eventDays = 40;
/** One in so many dossiers is in conflict. */
const conflictEvery = 3000;

/** Of the last desks the server itself counts, as it does of every batch: what it adds must fit what was counted at once. */
const countedByServer = 10;
const recount = `TRUNCATE dossier_count, ended_count, whole_count, whole_change; INSERT INTO dossier_count SELECT * FROM dossier_count_anew;
  INSERT INTO ended_count SELECT * FROM ended_count_anew; INSERT INTO whole_count SELECT * FROM whole_count_anew; ALTER TABLE dossier ENABLE TRIGGER USER`;

type Tables = Record<keyof typeof columns, CopyFile>;

/** A district of so many dossiers over three years until now: desks by the product itself, their dossiers by COPY. */
export async function fillDistrict(district: District, { url, dir }: OwnPostgres, dossiers: number): Promise<void> {
  const desks = await openCommunes(district, communes);
  const { catalogue } = must(await district.rules.catalogue());
  const procedures = catalogue.procedures.map(({ code, timeLimit: { unit, value } }) => ({
    code,
    limit: { unit, value },
  }));
  const nowMs = district.clock.now();
  const versions = { catalogue: district.facts.catalogue.version, calendar: district.facts.calendar.version };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await withoutIndexes(client, ['dossier', 'event', 'odd_event'], async () => {
      let sending: Promise<void> = Promise.resolve();
      for (const [at, desk] of desks.entries()) {
        const counter: Counter = { ...desk, procedures, versions, nowMs };
        const files = filesIn(dir);
        addDossiers(files, createChance(at + 1), counter, Math.ceil(dossiers / communes / desksEach));
        await sending;
        if (at === 0) await client.query('ALTER TABLE dossier DISABLE TRIGGER USER');
        if (at === desks.length - countedByServer) await client.query(recount);
        // While the server takes these in, the next are made.
        sending = send(client, files);
        sending.catch(() => undefined);
      }
      await sending;
    });
    await client.query(ends);
    await client.query(batches);
    await client.query('VACUUM (ANALYZE)');
    await assertCounts(client);
  } finally {
    await client.end();
  }
}

function filesIn(dir: string): Tables {
  const entries = Object.entries(columns).map(([table, names]) => [table, createCopyFile(dir, table, names)]);
  return Object.fromEntries(entries);
}

async function send(client: pg.Client, files: Tables): Promise<void> {
  for (const file of Object.values(files)) await file.send(client);
}

/** Evenly over the working days until now. */
function addDossiers(files: Tables, chance: Chance, counter: Counter, count: number): void {
  const { nowMs, commune, ledger } = counter;
  const days: number[] = [];
  const last = startOfDay(nowMs) - dayMs;
  for (let day = workdayAfter(last - years * 365 * dayMs, 1); day <= last; day = workdayAfter(day, 1)) days.push(day);
  const perDay = count / days.length;
  for (let n = 0, seq = 20; n < count; n += 1, seq += seqsEach) {
    const place = Math.floor(n / perDay);
    const day = days[place] ?? last;
    const made = makeDossier(chance, counter, { day, k: n - Math.ceil(place * perDay) + 1 });
    const { id, code, receivedAt } = made.state;
    const inConflict = n % conflictEvery === 7;
    files.dossier.add(dossierCells(counter, made, { seq, inConflict }));
    files.dossier_code.add([commune, code, id]);
    if (inConflict)
      files.odd_event.add([
        commune,
        ledger,
        seq,
        id,
        'dossier.resolved.v1',
        receivedAt,
        'conflict',
        'dossier.move-not-allowed',
      ]);
    if (day > nowMs - eventDays * dayMs)
      for (const cells of eventCells(chance, counter, made, seq)) files.event.add(cells);
  }
}

/** Every count that is kept, against all dossiers counted anew. */
async function assertCounts(client: pg.Client): Promise<void> {
  await client.query('SELECT fold_whole_changes()');
  for (const table of ['dossier_count', 'ended_count', 'whole_count']) {
    const { rows } = await client.query<{ wrong: number }>(
      `WITH anew AS MATERIALIZED (TABLE ${table}_anew)
       SELECT count(*)::integer AS wrong FROM ((TABLE ${table} EXCEPT TABLE anew) UNION ALL (TABLE anew EXCEPT TABLE ${table})) AS differing`,
    );
    if (rows[0]?.wrong !== 0) throw new Error(`${rows[0]?.wrong} rows of ${table} are not what a recount gives`);
  }
}

/** Every ledger has arrived up to a moment ago. */
const ends = `UPDATE ledger_end e SET seq = m.seq, at = m.at, clock_ms = m.at
  FROM (SELECT commune, ledger, max(seq) AS seq, max(at) AS at FROM event GROUP BY 1, 2) m WHERE m.commune = e.commune AND m.ledger = e.ledger`;

/** One a working day and desk. */
const batches = `INSERT INTO batch (id, at, road, file, sha256, state, code, commune, desk, ledger, from_seq, to_seq, resume_from, bytes, dossiers, sealed_at, from_future)
  SELECT gen_random_uuid()::text, l.opened_at - n * 86400000::bigint, 'https', 'goi-' || n || '.mcd', md5(l.id || n) || md5(n::text),
    CASE WHEN n % 97 = 0 THEN 'refused' ELSE 'accepted' END, CASE WHEN n % 97 = 0 THEN 'batch.truncated' END, l.commune, l.desk, l.id, n, n, NULL, 9000, 24, l.opened_at - n * 86400000::bigint, 0
  FROM ledger l CROSS JOIN generate_series(0, 750) n WHERE l.kind = 'desk'`;
