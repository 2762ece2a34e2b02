import type { RulesChangeRecord } from '../../../db/district/tables/rules.ts';
import type { DistrictReads, DistrictTx } from '../../../db/district/types.ts';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import type { JsonObject, JsonValue } from '../../../shared/dossier/event.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import {
  applyChanges,
  changesBetween,
  entryLists,
  entryOf,
  isSame,
  type RulesChange,
  type RulesKind,
  textOf,
} from '../../../shared/rules/draft.ts';
import { nameProblem, rulesProblems } from '../../../shared/rules/problems.ts';
import type { CallContext } from '../../api/handlers.ts';
import { iso } from '../../ledger/answers.ts';
import { actorOf } from '../actor.ts';
import type { District } from '../district.ts';
import { doOnce } from '../once.ts';
import { contentOf, newestRules } from './current.ts';

/** A draft as it stands: the newest version, and that with the draft's changes in it. */
export interface Draft {
  readonly base: string;
  readonly before: JsonObject;
  readonly content: JsonObject;
  readonly changes: readonly RulesChangeRecord[];
}

type DraftReads = Pick<DistrictReads, 'listRulesVersions' | 'rulesChanges' | 'findContent'>;

export async function readDraft({ facts }: District, read: DraftReads, kind: RulesKind): Promise<Draft> {
  const base = await newestRules(read, facts, kind);
  const before = await contentOf(read, base.sha256);
  const changes = await read.rulesChanges(kind);
  return { base: base.version, before, content: applyChanges(kind, before, changes.map(changeOf)), changes };
}

function changeOf({ name, body }: RulesChangeRecord): RulesChange {
  // The text was parsed before it was kept.
  return { name, body: JSON.parse(body) as JsonValue };
}

export async function draftView(district: District, kind: RulesKind): Promise<CallOutput<'rules.draft'>> {
  const { base, content, changes } = await readDraft(district, district.store.read, kind);
  return {
    base,
    // Canonical JSON that was read back: every value in it is plain.
    content: content as CallOutput<'rules.draft'>['content'],
    changes: changes.map(({ name, by, at }) => ({ name, by, at: iso(at) })),
    problems: [...rulesProblems(kind, content)],
  };
}

/**
 * Keeps one entry of the draft as it was typed; what is the same as in the newest version is no change any more.
 * Refuses: rules.code-form, calendar.day-date, forms.set-unknown, rules.not-json.
 */
export async function changeDraft(
  district: District,
  input: ParsedInput<'rules.change'>,
  context: CallContext,
): Promise<Result<CallOutput<'rules.change'>>> {
  const { kind, name } = input;
  const badName = nameProblem(kind, name);
  if (badName !== null) return refuse(badName, {}, { name: badName });
  const body = bodyOf(input);
  if (body === undefined) return refuse('rules.not-json', {}, { json: 'rules.not-json' });
  const kept = await doOnce<null>(district, {
    ...{ call: 'rules.change', input, context, home: null },
    async work(tx, at) {
      const by = await actorOf(tx, context);
      if (!by.ok) return by;
      const { before } = await readDraft(district, tx, kind);
      await keepChange(tx, kind, before, { name, body }, { by: by.value.name, at });
      return ok(null);
    },
  });
  if (!kept.ok) return kept;
  district.changed(['catalogue']);
  const { content } = await readDraft(district, district.store.read, kind);
  return ok({ problems: rulesProblems(kind, content).filter((problem) => problem.name === name) });
}

/** Parsed; undefined where it is no JSON, or an entry that goes by another name than the change. */
function bodyOf({ kind, name, json }: ParsedInput<'rules.change'>): JsonValue | undefined {
  const body = parsed(json);
  if (body === undefined || body === null || name.startsWith(':')) return body;
  return textOf(body, entryLists[kind].key) === name ? body : undefined;
}

function parsed(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

async function keepChange(
  tx: DistrictTx,
  kind: RulesKind,
  before: JsonObject,
  { name, body }: RulesChange,
  mark: { readonly by: string; readonly at: number },
): Promise<void> {
  if (isSame(entryOf(kind, before, name), body)) await tx.removeRulesChange(kind, name);
  else await tx.putRulesChange(kind, { name, body: JSON.stringify(body), ...mark });
}

/** Takes one change back, or all of them. Refuses: rules.entry-unknown. */
export async function revertDraft(
  district: District,
  input: ParsedInput<'rules.revert'>,
  context: CallContext,
): Promise<Result<CallOutput<'rules.revert'>>> {
  const { kind, name } = input;
  const reverted = await doOnce<CallOutput<'rules.revert'>>(district, {
    ...{ call: 'rules.revert', input, context, home: null },
    async work(tx) {
      const changes = await tx.rulesChanges(kind);
      if (name === undefined) {
        await tx.clearRulesChanges(kind);
        return ok({ changes: changes.length });
      }
      if (!changes.some((change) => change.name === name)) return refuse('rules.entry-unknown', { name });
      await tx.removeRulesChange(kind, name);
      return ok({ changes: 1 });
    },
  });
  if (reverted.ok) district.changed(['catalogue']);
  return reverted;
}

/**
 * A whole file in the place of the draft. A bare list of its entries will do.
 * Refuses: rules.not-json.
 */
export async function importDraft(
  district: District,
  input: ParsedInput<'rules.import'>,
  context: CallContext,
): Promise<Result<CallOutput<'rules.import'>>> {
  const { kind } = input;
  const file = parsed(Buffer.from(input.file.base64, 'base64').toString('utf8'));
  const after = wholeOf(kind, file);
  if (after === null) return refuse('rules.not-json', {}, { file: 'rules.not-json' });
  const taken = await doOnce<{ readonly changes: number }>(district, {
    ...{ call: 'rules.import', input, context, home: null },
    async work(tx, at) {
      const by = await actorOf(tx, context);
      if (!by.ok) return by;
      const { before } = await readDraft(district, tx, kind);
      // A bare list says nothing of the fields of the whole: they stay.
      const changes = changesBetween(kind, before, Array.isArray(file) ? { ...before, ...after } : after);
      await tx.clearRulesChanges(kind);
      for (const change of changes) await keepChange(tx, kind, before, change, { by: by.value.name, at });
      return ok({ changes: changes.length });
    },
  });
  if (!taken.ok) return taken;
  district.changed(['catalogue']);
  const { content } = await readDraft(district, district.store.read, kind);
  return ok({ ...taken.value, problems: [...rulesProblems(kind, content)] });
}

function wholeOf(kind: RulesKind, file: JsonValue | undefined): JsonObject | null {
  const { list } = entryLists[kind];
  if (Array.isArray(file)) return { [list]: file };
  if (typeof file !== 'object' || file === null) return null;
  // Neither null nor a list: an object.
  const whole = file as JsonObject;
  return Array.isArray(whole[list]) ? whole : null;
}
