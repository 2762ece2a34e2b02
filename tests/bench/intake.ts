import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openDeskApp } from '../../main/app/desk-app.ts';
import { initTraining } from '../../main/app/training/init-training.ts';
import { createBareWrap } from '../../main/shell/compose/key-wraps.ts';
import { type Figure, percentile } from './figures.ts';
import { createPlace, must } from './place.ts';

const rounds = 1500;
const warmUp = 100;

/** A whole `dossier.receive` through the dispatcher until it is durable, turn by turn with a bare one-row commit. */
export async function benchIntake(): Promise<readonly Figure[]> {
  using place = createPlace();
  const dataDir = join(place.dir, 'desk');
  must(await initTraining(place.deps, { dataDir, clerk: 'Lò Thị Mai', leader: 'Hoàng Văn Páo' }));
  const app = must(
    await openDeskApp(place.deps, {
      dataDir,
      shell: 'browser',
      version: '0',
      background: false,
      passphraseWrap: createBareWrap,
      launchDistrict: () => Promise.reject(new Error('this measurement has no line')),
      random: Math.random,
    }),
  );
  const bare = openBare(join(place.dir, 'bare.db'));
  const [whole, alone]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    const request = intake(round);
    const start = performance.now();
    const answer = await app.core.call(request);
    const middle = performance.now();
    bare.run(round, JSON.stringify(request));
    const end = performance.now();
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    if (round < warmUp) continue;
    whole.push(middle - start);
    alone.push(end - middle);
  }
  await app.core.close();
  const of = `${rounds - warmUp} dossiers, one by one`;
  const bare95 = percentile(alone, 0.95);
  return [
    { name: 'intake p50', value: percentile(whole, 0.5), unit: 'ms', aim: null, of },
    { name: 'intake p95', value: percentile(whole, 0.95), unit: 'ms', aim: null, of },
    { name: 'bare commit p50', value: percentile(alone, 0.5), unit: 'ms', aim: null, of: 'one row, same run' },
    { name: 'bare commit p95', value: bare95, unit: 'ms', aim: null, of: 'one row, same run' },
    { name: 'intake p95 ÷ bare p95', value: percentile(whole, 0.95) / bare95, unit: 'x', aim: 1.5, of },
  ];
}

function openBare(path: string): { run(no: number, text: string): void } {
  const db = new Sqlite(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE row (no INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT');
  const insert = db.prepare('INSERT INTO row VALUES (?, ?)');
  return { run: (no, text) => void insert.run(no, text) };
}

function intake(round: number) {
  const number = String(round).padStart(6, '0');
  return {
    call: 'dossier.receive',
    id: randomUUID(),
    input: {
      procedureCode: '1.004873',
      applicant: {
        fullName: `Đặng Thị Hường ${number}`,
        personalId: `008190${number}`,
        birth: '1990-03-14',
        sex: 'female',
        address: 'Thôn Bản Cuôn, xã Lâm Bình, tỉnh Tuyên Quang',
        phone: '0912345678',
      },
    },
  };
}
