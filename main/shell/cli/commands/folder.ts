import { type Command, clockOption, dataOption, outOption, UsageError } from '../command.ts';
import { readNamed } from '../files.ts';
import { rowsText, valueText } from '../text.ts';

/** A backup holds whole databases; above this it cannot be read in one piece. */
const largestBackupBytes = 2 ** 31 - 1;

const verify: Command = {
  name: 'verify',
  summary: 'checks the chain, and every projection against a rebuild',
  positionals: [],
  options: { data: dataOption, clock: clockOption },
  async run(context, args) {
    const { withFolder } = await import('../with-folder.ts');
    const { scanProblems } = await import('../../../attachments/kept-scans.ts');
    return withFolder(context, args, async ({ kind, store, shelf, scans }) => {
      const checked = await store.verify();
      const known = await scans();
      const problems = [...checked.problems, ...(await scanProblems(shelf, known))];
      const report = { kind, ...checked, ok: problems.length === 0, attachments: known.length, problems };
      const { ok, problems: _named, ...counts } = report;
      context.output.value(report, () =>
        ok ? `${valueText(counts)}\nwhole` : `${valueText(counts)}\n${rowsText(problems)}`,
      );
      return ok ? 0 : 4;
    });
  },
};

const backup: Command = {
  name: 'backup',
  summary: 'copies an open folder into one sealed file',
  positionals: [],
  options: { data: dataOption, out: outOption, clock: clockOption },
  async run(context, args) {
    const { output } = context;
    const [{ withFolder }, { backUp }, { resolve }] = await Promise.all([
      import('../with-folder.ts'),
      import('../../../backup/backup.ts'),
      import('node:path'),
    ]);
    return withFolder(context, args, async (folder) => {
      const { kind, training, commune, deskNumber: desk, rootLedger, deps } = folder;
      const file = resolve(args.needed('out'));
      const facts = { kind, training, commune, desk, rootLedger, madeAt: deps.clock.now() };
      try {
        const made = await backUp(folder, facts, file);
        return made.ok ? output.value({ file, ...made.value }, valueText) : output.refusal(made.refusal);
      } catch (error) {
        if (!isFileFault(error)) throw error;
        return output.refusal({ code: 'shell.file-unwritable', params: { file } });
      }
    });
  },
};

function isFileFault(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

const restore: Command = {
  name: 'restore',
  summary: 'puts a folder back from its backup; a desk goes on in a new number block',
  positionals: ['FILE'],
  options: {
    data: dataOption,
    'last-code': { value: 'CODE', help: 'the last dossier code that was printed' },
    clock: clockOption,
  },
  async run(context, args) {
    const { output } = context;
    const file = readNamed(args.positionals[0] ?? '', largestBackupBytes);
    if (!file.ok) return output.refusal(file.refusal);
    const [{ dirname, resolve }, { withNewFolder }, restoring, { unpackBackup }] = await Promise.all([
      import('node:path'),
      import('../with-new-folder.ts'),
      import('../../../backup/restore.ts'),
      import('../../../backup/container.ts'),
    ]);
    const training = unpackBackup(file.value.bytes)?.header.training;
    if (context.startAt !== null && training === false) throw new UsageError('--clock chỉ dùng cho thư mục tập huấn');
    return withNewFolder(context, args, async (deps, dataDir) => {
      const lastCode = args.text('last-code') ?? null;
      const restored = await restoring.restore(deps, {
        bytes: file.value.bytes,
        scansDir: dirname(resolve(args.positionals[0] ?? '')),
        dataDir,
        lastCode,
      });
      return restored.ok ? output.value(restored.value, valueText) : output.refusal(restored.refusal);
    });
  },
};

export const folderCommands: readonly Command[] = [verify, backup, restore];
