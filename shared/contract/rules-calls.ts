import { z } from 'zod';
import { DossierId } from '../dossier/ids.ts';
import { rulesKinds } from '../rules/draft.ts';
import { command, query } from './call.ts';
import { FileContent, Instant, longText } from './values.ts';

const district = ['district'] as const;
const Kind = z.enum(rulesKinds);
const Version = z.string().min(1).max(100);
/** Left out: every commune, and those to come. */
const Communes = z.array(z.string().min(1).max(60)).min(1).max(1000).optional();

export const RulesProblemWire = z.object({
  name: z.string(),
  path: z.string(),
  code: z.string(),
  message: z.string(),
});

const VersionRow = z.object({
  version: z.string(),
  /** Null for the one that the program brought along. */
  madeAt: Instant.nullable(),
  madeBy: z.string(),
  reason: z.string(),
  basedOn: z.string().nullable(),
  forAll: z.boolean(),
  /** Communes in whose ledger it is the one in force. */
  communes: z.number().int(),
});

const KindOverview = z.object({
  kind: Kind,
  /** What new communes begin with. */
  current: z.string(),
  /** What a draft is made from. */
  newest: z.string(),
  draft: z.object({ changes: z.number().int(), by: z.string(), at: Instant }).nullable(),
  versions: z.array(VersionRow),
});

/** A version in force for a commune, and whether each of its desks said that it holds it. */
const Adopted = z.object({ version: z.string(), at: Instant });

export const rulesCalls = {
  'rules.overview': query(
    district,
    z.strictObject({}),
    z.object({
      kinds: z.array(KindOverview),
      communes: z.array(
        z.object({
          commune: z.string(),
          communeName: z.string(),
          catalogue: Adopted.nullable(),
          calendar: Adopted.nullable(),
          /** Null: the texts that the program brings along. */
          forms: Adopted.nullable(),
          desks: z.array(
            z.object({
              desk: z.number().int(),
              catalogue: z.boolean(),
              calendar: z.boolean(),
              forms: z.boolean(),
              heardAt: Instant.nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
  /** The newest version with the draft's changes in it; what is wrong with it stands at its entry and field. */
  'rules.draft': query(
    district,
    z.strictObject({ kind: Kind }),
    z.object({
      base: z.string(),
      content: z.record(z.string(), z.json()),
      changes: z.array(z.object({ name: z.string(), by: z.string(), at: Instant })),
      problems: z.array(RulesProblemWire),
    }),
  ),
  /** Keeps one entry of the draft as it was typed, right or not yet. `json` is its text, `null` takes it out. */
  'rules.change': command(
    district,
    z.strictObject({ kind: Kind, name: z.string().min(1).max(40), json: z.string().min(1).max(200_000) }),
    z.object({ problems: z.array(RulesProblemWire) }),
  ),
  /** Takes one change back, or with no name the whole draft. */
  'rules.revert': command(
    district,
    z.strictObject({ kind: Kind, name: z.string().min(1).max(40).optional() }),
    z.object({ changes: z.number().int() }),
  ),
  /** What the draft would change, entry by entry and field by field, in words. */
  'rules.preview': query(
    district,
    z.strictObject({ kind: Kind }),
    z.object({
      base: z.string(),
      differences: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          kind: z.enum(['added', 'retired', 'returned', 'changed']),
          fields: z.array(z.object({ field: z.string(), before: z.array(z.string()), after: z.array(z.string()) })),
        }),
      ),
      problems: z.array(RulesProblemWire),
    }),
  ),
  /** Dossiers under way that the calendar of the draft would give another due date; it changes none. */
  'rules.dueChanges': query(
    district,
    z.strictObject({ communes: Communes }),
    z.object({
      checked: z.number().int(),
      changed: z.number().int(),
      /** Cannot be counted by it, as of a year that it does not cover. */
      refused: z.number().int(),
      rows: z.array(
        z.object({
          dossierId: DossierId,
          code: z.string().nullable(),
          commune: z.string(),
          communeName: z.string(),
          fullName: z.string(),
          fromDueAt: Instant,
          toDueAt: Instant,
        }),
      ),
    }),
  ),
  'rules.publish': command(
    district,
    z.strictObject({ kind: Kind, communes: Communes, reason: longText }),
    z.object({ version: z.string(), communes: z.number().int() }),
  ),
  /** Puts a version that was made before in force, where it is not. */
  'rules.adopt': command(
    district,
    z.strictObject({ kind: Kind, version: Version, communes: Communes }),
    z.object({ version: z.string(), communes: z.number().int() }),
  ),
  /** A version, or with none named the draft, as a file; of a catalogue the one that `motcua catalogue check` reads. */
  'rules.export': query(district, z.strictObject({ kind: Kind, version: Version.optional() }), FileContent),
  /** The content of a catalogue version that dossiers name and that is not here; it is put in force nowhere. */
  'rules.bring': command(
    district,
    z.strictObject({ file: FileContent }),
    z.object({ version: z.string(), dossiers: z.number().int() }),
  ),
  /** A whole file as the draft: only what differs from the newest version becomes a change. */
  'rules.import': command(
    district,
    z.strictObject({ kind: Kind, file: FileContent }),
    z.object({ changes: z.number().int(), problems: z.array(RulesProblemWire) }),
  ),
};
