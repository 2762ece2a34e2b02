import type { DistrictAdoption } from '../../../db/district/tables/rules.ts';
import type { DistrictTx } from '../../../db/district/types.ts';
import type { RulesRecord } from '../../../db/types.ts';
import { canonicalJson } from '../../../shared/batch/canonical-json.ts';
import { civilDate } from '../../../shared/calendar/civil.ts';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import type { JsonObject } from '../../../shared/dossier/event.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import { isSame, type RulesKind, rulesEvents } from '../../../shared/rules/draft.ts';
import { rulesProblems } from '../../../shared/rules/problems.ts';
import type { CallContext } from '../../api/handlers.ts';
import type { Actor } from '../../ledger/actors.ts';
import { recordAction } from '../actions.ts';
import { actorOf, introduce } from '../actor.ts';
import { appendToLedger } from '../append-event.ts';
import { findCommuneLedger } from '../commune-ledger.ts';
import type { District } from '../district.ts';
import { doOnce } from '../once.ts';
import { applyWithheld } from '../withheld.ts';
import { contentOf } from './current.ts';
import { readDraft } from './draft.ts';

type Published = CallOutput<'rules.publish'>;

/**
 * Makes a version of the draft and puts it in force: for every commune and those to come, or for the chosen ones. The
 * version is made in one transaction, then each commune adopts it in one of its own; asked again after a crash, those
 * that lack it get it. Refuses: rules.draft-invalid, rules.nothing-changed, district.commune-unknown, desk.actor-*.
 */
export async function publish(
  district: District,
  input: ParsedInput<'rules.publish'>,
  context: CallContext,
): Promise<Result<Published>> {
  const { kind, reason, communes } = input;
  const made = await doOnce<{ readonly version: string }>(district, {
    ...{ call: 'rules.publish', input, context, home: null },
    async work(tx, madeAt) {
      const by = await actorOf(tx, context);
      if (!by.ok) return by;
      const known = await knownCommunes(tx, communes);
      if (!known.ok) return known;
      const version = await makeVersion(district, tx, kind, madeAt);
      if (!version.ok) return version;
      const marks = { madeBy: by.value.name, madeAt, reason, forAll: communes === undefined };
      await tx.addRulesVersion({ ...version.value, ...marks, kind });
      if (kind === 'catalogue') await tx.knowCatalogue(version.value.version);
      await tx.clearRulesChanges(kind);
      await recordPublished(district, tx, by.value, kind, version.value);
      return ok({ version: version.value.version });
    },
  });
  return made.ok ? adoptAll(district, { kind, communes, version: made.value.version }, context) : made;
}

/** Puts a version that is there in force where it is not. Refuses: rules.version-unknown, district.commune-unknown. */
export async function adopt(
  district: District,
  input: ParsedInput<'rules.adopt'>,
  context: CallContext,
): Promise<Result<Published>> {
  const { kind, version, communes } = input;
  const found = await doOnce<{ readonly version: string }>(district, {
    ...{ call: 'rules.adopt', input, context, home: null },
    async work(tx) {
      const by = await actorOf(tx, context);
      if (!by.ok) return by;
      const known = await knownCommunes(tx, communes);
      if (!known.ok) return known;
      const record = await findVersion(district, tx, kind, version);
      if (record === null) return refuse('rules.version-unknown', { version });
      if (communes === undefined) await tx.markRulesForAll(kind, version);
      await recordPublished(district, tx, by.value, kind, record);
      return ok({ version });
    },
  });
  return found.ok ? adoptAll(district, { kind, communes, version }, context) : found;
}

/** What was put in force, by whom: in the district's own ledger too. */
async function recordPublished(
  district: District,
  tx: DistrictTx,
  by: Actor,
  kind: RulesKind,
  { version, sha256 }: RulesRecord,
): Promise<void> {
  await recordAction(district, tx, by, {
    type: rulesEvents[kind].published,
    body: { version, sha256 },
    personal: null,
  });
}

async function knownCommunes(tx: DistrictTx, communes: readonly string[] | undefined): Promise<Result<null>> {
  const codes = new Set((await tx.listCommunes()).map(({ code }) => code));
  const unknown = communes?.find((commune) => !codes.has(commune));
  return unknown === undefined ? ok(null) : refuse('district.commune-unknown', { commune: unknown });
}

async function findVersion(
  { facts }: District,
  tx: Pick<DistrictTx, 'findRulesVersion'>,
  kind: RulesKind,
  version: string,
): Promise<RulesRecord | null> {
  return facts[kind].version === version ? facts[kind] : tx.findRulesVersion(kind, version);
}

/** Named by its day and its content, so that two tiers never mean two things by one name. */
async function makeVersion(district: District, tx: DistrictTx, kind: RulesKind, at: number) {
  const draft = await readDraft(district, tx, kind);
  const problems = rulesProblems(kind, draft.content);
  if (problems.length > 0) return refuse('rules.draft-invalid', { count: problems.length });
  const { version: _version, ...before } = draft.before;
  if (isSame(before, draft.content)) return refuse('rules.nothing-changed');
  const digest = district.deps.crypto.sha256Hex(canonicalJson({ ...draft.content, basedOn: draft.base }));
  const version = `${civilDate(at)}-${digest.slice(0, 8)}`;
  const sha256 = await tx.putContent(canonicalJson({ ...draft.content, version }));
  return ok({ version, sha256, basedOn: draft.base });
}

interface Wanted {
  readonly kind: RulesKind;
  readonly version: string;
  readonly communes: readonly string[] | undefined;
}

async function adoptAll(district: District, wanted: Wanted, context: CallContext): Promise<Result<Published>> {
  const { read } = district.store;
  const record = await findVersion(district, read, wanted.kind, wanted.version);
  const by = await actorOf(read, context);
  if (record === null) return refuse('rules.version-unknown', { version: wanted.version });
  if (!by.ok) return by;
  const chosen = wanted.communes ?? (await read.listCommunes()).map(({ code }) => code);
  const content = await contentOf(read, record.sha256);
  for (const commune of chosen) {
    const adopted = await adoptIn(district, commune, wanted.kind, { ...record, content }, by.value);
    if (!adopted.ok) return adopted;
  }
  await applyWithheld(district);
  district.changed(['catalogue', 'desks']);
  return ok({ version: wanted.version, communes: chosen.length });
}

/** Nothing where the commune's ledger says so already. */
function adoptIn(
  district: District,
  commune: string,
  kind: RulesKind,
  version: RulesRecord & { readonly content: JsonObject },
  by: Actor,
): Promise<Result<null>> {
  return district.store.write<null>(commune, async (tx) => {
    const own = await findCommuneLedger(district, tx, commune);
    if (own === null) return refuse('district.commune-unknown', { commune });
    const before = (await tx.districtAdoptions()).find((one) => one.commune === commune && one.kind === kind);
    if (before?.version === version.version) return ok(null);
    await introduce(district, tx, own, by);
    const say = async ({ version: name, sha256, content }: typeof version): Promise<void> => {
      const context = { crypto: district.deps.crypto, ledger: own.ledger, at: district.clock.now() };
      await appendToLedger(tx, context, {
        type: rulesEvents[kind].adopted,
        actor: by,
        dossier: null,
        // The content travels in the event that adopts it (docs/protocol.md), so that every road carries it.
        body: { version: name, sha256, content } as RulesRecord,
        personal: null,
      });
    };
    // A desk that is enrolled later still meets dossiers of the version before: its content must be in the ledger too.
    if (before !== undefined && !(await carriesContent(tx, before)))
      await say({ ...before, content: await contentOf(tx, before.sha256) });
    await say(version);
    return ok(null);
  });
}

async function carriesContent(tx: DistrictTx, { ledger, seq }: DistrictAdoption): Promise<boolean> {
  const [event] = await tx.eventRange(ledger, seq, seq);
  return event?.body.content !== undefined;
}
