import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lockFolder } from '../../../main/shell/compose/folder-lock.ts';

const lockModule = join(import.meta.dirname, '../../../main/shell/compose/folder-lock.ts');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua-lock-'));
});

async function release(lock: Awaited<ReturnType<typeof lockFolder>>): Promise<void> {
  if (lock.ok) await lock.value.release();
}

describe('the lock of a data folder', () => {
  it('lets one process in and refuses the second by code', async () => {
    const first = await lockFolder(folder);
    expect(first.ok).toBe(true);
    expect(await lockFolder(folder)).toEqual({ ok: false, refusal: { code: 'shell.folder-busy' } });
    await release(first);
    const again = await lockFolder(folder);
    expect(again.ok).toBe(true);
    await release(again);
  });

  it('knows the folder again through a link', async () => {
    const link = `${folder}-link`;
    symlinkSync(folder, link);
    const first = await lockFolder(folder);
    expect((await lockFolder(link)).ok).toBe(false);
    await release(first);
  });

  it('leaves other folders alone, the ones inside as well', async () => {
    const inner = join(folder, 'district');
    mkdirSync(inner);
    const [outerLock, innerLock] = [await lockFolder(folder), await lockFolder(inner)];
    expect([outerLock.ok, innerLock.ok]).toEqual([true, true]);
    await Promise.all([release(outerLock), release(innerLock)]);
  });

  it('is free again after its holder was killed', async () => {
    const script = `const { lockFolder } = await import(${JSON.stringify(lockModule)});
      const lock = await lockFolder(${JSON.stringify(folder)});
      process.stdout.write(lock.ok ? 'held' : 'refused');
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = await once(holder.stdout, 'data');
    expect(String(said)).toBe('held');
    expect((await lockFolder(folder)).ok).toBe(false);
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const lock = await lockFolder(folder);
    expect(lock.ok).toBe(true);
    await release(lock);
  });

  it('refuses a folder that is not there', async () => {
    const missing = join(folder, 'none');
    expect(await lockFolder(missing)).toEqual({
      ok: false,
      refusal: { code: 'shell.folder-unusable', params: { folder: missing } },
    });
  });
});
