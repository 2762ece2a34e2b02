/**
 * Trains the zstd dictionaries that small batches and small files on the line are squeezed with, and writes them into
 * shared/batch/dictionary/. Node has no trainer: this needs the `zstd` command line (Debian: `apt-get install zstd`).
 *
 * A dictionary that was ever released is never trained anew: files in the field need it byte for byte. Whoever wants a
 * better one gives it the next number, here and in find-dictionary.ts.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { segmentSamples } from './segment-samples.ts';
import { wordSamples } from './word-samples.ts';

const dictionaries = [
  { id: 1, name: 'segments-1', bytes: 16 * 1024, samples: segmentSamples },
  { id: 2, name: 'words-2', bytes: 2048, samples: wordSamples },
] as const;

const target = join(import.meta.dirname, '../../shared/batch/dictionary');
const vectors = join(import.meta.dirname, '../../tests/fixtures/vectors');

for (const { id, name, bytes, samples } of dictionaries) {
  const dir = mkdtempSync(join(tmpdir(), 'motcua-dictionary-'));
  try {
    const trained = train(dir, id, bytes, samples());
    const sha256 = createHash('sha256').update(trained).digest('hex');
    const words = `/** Trained by build/dictionary/train.ts; SHA-256 ${sha256}. Never changed: files need it as it is. */`;
    writeFileSync(join(target, `${name}.ts`), `${words}\nexport const text =\n  '${trained.toString('base64url')}';\n`);
    writeFileSync(join(vectors, `${name}.zdict`), trained);
    process.stdout.write(`${name}: ${trained.length} bytes, SHA-256 ${sha256}\n`);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

function train(dir: string, id: number, mostBytes: number, samples: readonly Uint8Array[]): Buffer {
  const folder = join(dir, 'samples');
  mkdirSync(folder);
  samples.forEach((sample, i) => {
    writeFileSync(join(folder, String(i).padStart(5, '0')), sample);
  });
  const out = join(dir, 'dictionary');
  const size = [`--maxdict=${mostBytes}`, `--dictID=${id}`, '-T1'];
  const { status, error } = spawnSync('zstd', ['-q', '-r', '--train', folder, ...size, '-o', out], {
    stdio: 'inherit',
  });
  if (error !== undefined) throw new Error(`the command line of zstd is needed: ${error.message}`);
  if (status !== 0) throw new Error(`zstd ended with ${status}`);
  return readFileSync(out);
}
