import type { ParsedInput } from '../../../shared/contract/contract.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { Handlers } from '../../api/handlers.ts';
import type { District } from '../district.ts';
import { bringVersion } from './bring-version.ts';
import { contentOf } from './current.ts';
import { changeDraft, draftView, importDraft, readDraft, revertDraft } from './draft.ts';
import { rulesOverview } from './overview.ts';
import { draftDueChanges, previewDraft } from './preview.ts';
import { adopt, publish } from './publish.ts';

/** Drafts and versions of catalogue, calendar and form texts: making, looking at, sending down. */
export function publishingHandlers(district: District) {
  return {
    'rules.overview': async () => ok(await rulesOverview(district)),
    'rules.draft': async ({ kind }) => ok(await draftView(district, kind)),
    'rules.preview': async ({ kind }) => ok(await previewDraft(district, kind)),
    'rules.dueChanges': (input) => draftDueChanges(district, input),
    'rules.change': (input, context) => changeDraft(district, input, context),
    'rules.revert': (input, context) => revertDraft(district, input, context),
    'rules.import': (input, context) => importDraft(district, input, context),
    'rules.publish': (input, context) => publish(district, input, context),
    'rules.adopt': (input, context) => adopt(district, input, context),
    'rules.bring': (input, context) => bringVersion(district, input, context),
    'rules.export': (input) => exportRules(district, input),
  } as const satisfies Handlers;
}

const fileNames = { catalogue: 'danh-muc', calendar: 'lich-lam-viec', forms: 'mau-giay' } as const;

/** Refuses: rules.version-unknown. */
async function exportRules(
  district: District,
  { kind, version }: ParsedInput<'rules.export'>,
): Promise<Result<{ readonly name: string; readonly base64: string }>> {
  const { read } = district.store;
  if (version === undefined) {
    const { base, content } = await readDraft(district, read, kind);
    return ok(fileOf(`${fileNames[kind]}-nhap.json`, { ...content, version: `${base}-nhap` }));
  }
  const own = district.facts[kind];
  const record = own.version === version ? own : await read.findRulesVersion(kind, version);
  if (record === null) return refuse('rules.version-unknown', { version });
  return ok(fileOf(`${fileNames[kind]}-${version}.json`, await contentOf(read, record.sha256)));
}

function fileOf(name: string, content: object) {
  return { name, base64: Buffer.from(`${JSON.stringify(content, null, 2)}\n`).toString('base64') };
}
