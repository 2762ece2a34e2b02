import { statSync } from 'node:fs';
import { join } from 'node:path';
import { errorMessage } from '../../../../shared/errors/table.ts';
import { ok, type Refusal, type Result, refuse } from '../../../../shared/result.ts';
import type { ImportAnswer } from '../../../district/import.ts';
import { type Args, asOption, type Command, clockOption, dataOption, UsageError } from '../command.ts';
import { makeFolder, type NamedBytes, openPending, readNamed } from '../files.ts';
import { parseWhole } from '../parse.ts';
import { valueText } from '../text.ts';

const options = { data: dataOption, as: asOption, clock: clockOption } as const;
const undone = new Set(['refused', 'gap', 'fork']);

const districtImport: Command = {
  name: 'district import',
  summary: 'takes batches in, sorted first; a signed acknowledgement file each',
  positionals: ['FILE…'],
  options: {
    ...options,
    acks: { value: 'DIR', required: true, help: 'folder for the acknowledgements' },
  },
  async run(context, args) {
    const { output } = context;
    const acks = args.needed('acks');
    const folder = openFolder(acks);
    if (!folder.ok) return output.refusal(folder.refusal);
    const [{ withDistrict }, { importFiles }, { unpackLetters }, { acknowledgementName }, { actorOf }] =
      await Promise.all([
        import('../with-district.ts'),
        import('../../../district/import.ts'),
        import('../../../roads/mail/unpack.ts'),
        import('../../../district/batch-calls.ts'),
        import('../../../district/actor.ts'),
      ]);
    return withDistrict(context, args, async ({ district, partShelf }) => {
      const actor = await actorOf(district.store.read, { as: context.as });
      if (!actor.ok) return output.refusal(actor.refusal);
      const given = readAll(args);
      const { files, set } = await unpackLetters(partShelf, given.files);
      const waiting = set.map(({ name, refusal }) => setAside(typedName(name, args), refusal));
      for (const part of [...given.unread, ...waiting]) output.part(part, partText);
      const answers = await importFiles(district, files, 'file', actor.value);
      const taken = new Set<string>();
      const unwritten: Refusal[] = [];
      for (const answer of answers) {
        output.part(partOf(answer, args), partText);
        if (answer.acknowledgement === null) continue;
        const name = freeName(acknowledgementName(answer.file, answer.fromSeq), taken);
        const out = openPending(join(acks, name));
        const written = out.ok ? out.value.write(answer.acknowledgement) : out;
        // Everything is imported by now: the others are told of and answered all the same.
        if (!written.ok) unwritten.push(written.refusal);
      }
      const [refusal] = unwritten;
      if (refusal !== undefined) return output.refusal(refusal);
      return given.unread.length + waiting.length > 0 || answers.some(({ state }) => undone.has(state)) ? 3 : 0;
    });
  },
};

/** A file that cannot be read is a line of its own and holds up none of the others. */
function readAll({ positionals }: Args): { readonly files: readonly NamedBytes[]; readonly unread: readonly Part[] } {
  const files: NamedBytes[] = [];
  const unread: Part[] = [];
  for (const path of positionals) {
    const file = readNamed(path);
    if (file.ok) files.push(file.value);
    else unread.push(setAside(path, file.refusal));
  }
  return { files, unread };
}

/** Nothing of it could be imported: of a letter perhaps not yet. */
function setAside(file: string, refusal: Refusal): Part {
  const state = refusal.code === 'mail.parts-missing' ? 'gap' : 'refused';
  return { file, state, ...said(refusal), fromSeq: null, toSeq: null };
}

function said({ code, params }: Refusal): { readonly code: string; readonly message: string } {
  return { code, message: errorMessage(code, 'vi', params) };
}

function openFolder(folder: string): Result<null> {
  try {
    makeFolder(folder);
    return statSync(folder).isDirectory() ? ok(null) : refuse('shell.file-unwritable', { file: folder });
  } catch {
    return refuse('shell.file-unwritable', { file: folder });
  }
}

/** Two sticks may bring files of one name: neither acknowledgement may take the other's place. */
function freeName(name: string, taken: Set<string>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = name.replace(/\.xac-nhan\.mcd$/, `.${count}.xac-nhan.mcd`);
  taken.add(free);
  return free;
}

interface Part {
  readonly file: string;
  readonly state: string;
  readonly code?: string;
  readonly message?: string;
  readonly fromSeq: number | null;
  readonly toSeq: number | null;
  readonly resumeFrom?: number;
}

/** As it was typed where that is plain. */
function typedName(file: string, { positionals }: Args): string {
  const typed = positionals.filter((path) => path.split(/[\\/]/).at(-1) === file);
  return typed.length === 1 ? (typed[0] ?? file) : file;
}

function partOf({ file, state, refusal, fromSeq, toSeq, resumeFrom }: ImportAnswer, args: Args): Part {
  return {
    file: typedName(file, args),
    state,
    ...(refusal === null ? {} : said(refusal)),
    fromSeq,
    toSeq,
    ...(resumeFrom === null ? {} : { resumeFrom }),
  };
}

function partText({ file, state, fromSeq, toSeq, code, message }: Part): string {
  const range = fromSeq === null ? '' : ` ${fromSeq}–${toSeq}`;
  return `${file}: ${state}${range}${code === undefined ? '' : ` (${code}) ${message ?? ''}`}`;
}

const hostName = /^[A-Za-z0-9]([A-Za-z0-9.:-]{0,250}[A-Za-z0-9])?$/;

function namesOf(args: Args): readonly string[] {
  const names = (args.text('https') ?? '').split(',').map((name) => name.trim());
  if (args.text('https') === undefined) {
    if (args.text('cert') !== undefined || args.text('key') !== undefined)
      throw new UsageError('--cert và --key chỉ dùng cùng --https');
    return [];
  }
  if (!names.every((name) => hostName.test(name))) throw new UsageError('--https nhận tên máy hoặc địa chỉ mạng');
  if ((args.text('cert') === undefined) !== (args.text('key') === undefined))
    throw new UsageError('--cert và --key phải đi cùng nhau');
  return names;
}

const districtServe: Command = {
  name: 'district serve',
  summary: 'intake for desks and the workspace for staff, until it is stopped',
  positionals: [],
  options: {
    ...options,
    port: { value: 'P', required: true, help: 'port to listen on; 0: any free one' },
    host: { value: 'ADDRESS', help: 'address to listen on (all; in training this machine alone)' },
    https: {
      value: 'NAMES',
      help: 'https for these names, separated by commas; desks pin the district’s own authority',
    },
    cert: { value: 'FILE', help: 'with --key: a certificate (PEM) from elsewhere instead' },
    key: { value: 'FILE', help: 'its private key (PEM)' },
  },
  async run(context, args) {
    const { output, stopping } = context;
    const port = parseWhole('port', args.needed('port'), 0, 65_535);
    const host = args.text('host');
    const names = namesOf(args);
    const [{ withDistrict }, { certificateToServe }] = await Promise.all([
      import('../with-district.ts'),
      import('../certificate.ts'),
    ]);
    return withDistrict(context, args, async (app) => {
      const https = await certificateToServe(app.district, names, args.text('cert'), args.text('key'));
      if (!https.ok) return output.refusal(https.refusal);
      const server = await app.serve({ port, host, https: https.value });
      if (!server.ok) return output.refusal(server.refusal);
      const { url, workspaceUrl } = server.value;
      output.value({ url, ...(workspaceUrl === null ? {} : { workspaceUrl }) }, valueText);
      if (!stopping.aborted)
        await new Promise((resolve) => stopping.addEventListener('abort', resolve, { once: true }));
      return 0;
    });
  },
};

export const districtIntakeCommands: readonly Command[] = [districtImport, districtServe];
