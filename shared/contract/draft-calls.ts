import { z } from 'zod';
import { attachmentKinds } from '../dossier/attachment.ts';
import { Hash } from '../dossier/ids.ts';
import { command, query } from './call.ts';
import { ComponentWire, FileContent, Instant, PersonWire } from './values.ts';

const desk = ['desk'] as const;

const Draft = z.strictObject({
  applicant: PersonWire.partial().optional(),
  submitter: PersonWire.partial().optional(),
  submitterDiffers: z.boolean().optional(),
  procedureCode: z.string().max(40).optional(),
  procedureTyped: z.string().max(200).optional(),
  variant: z.number().int().min(0).optional(),
  components: z.array(ComponentWire).max(200).optional(),
  quantity: z.number().int().min(1).max(100_000).optional(),
  note: z.string().max(2000).optional(),
  /** The command's id, fixed when the draft was begun: a save after a crash is still the same deed. */
  commandId: z.uuid(),
});

/** A paper of the checklist by its place there, and the file that is its scan. */
export const DraftScanPlace = z.strictObject({ sha256: Hash, component: z.number().int().min(0).max(200) });

/** A scan that lies with the form: it becomes one of the dossier's when the form does. */
export const DraftScan = z.object({
  ...DraftScanPlace.shape,
  /** The procedure whose checklist the paper is of: the form may be changed to another. */
  procedureCode: z.string(),
  name: z.string(),
  kind: z.enum(attachmentKinds),
  sizeBytes: z.number().int(),
  /** Null where the file does not say. */
  pages: z.number().int().nullable(),
  /** Its content is gone from this machine, or not what was scanned: it cannot go with the dossier. */
  lost: z.enum(['missing', 'altered']).nullable(),
});

/** `draft` of every call: the form, by its `commandId`. */
const form = { draft: z.uuid() };

export const draftCalls = {
  'draft.save': command(desk, z.strictObject({ draft: Draft }), z.object({ savedAt: Instant })),
  'draft.get': query(
    desk,
    z.strictObject({}),
    z.object({ draft: Draft.nullable(), savedAt: Instant.nullable(), scans: z.array(DraftScan) }),
  ),
  'draft.discard': command(desk, z.strictObject({}), z.object({})),
  /** Keeps a scan of a paper with the form, on disk and sealed when it answers. The same file again changes nothing. */
  'draft.attachScan': command(
    desk,
    z.strictObject({
      ...form,
      procedureCode: z.string().min(1).max(40),
      component: DraftScanPlace.shape.component,
      file: FileContent,
    }),
    DraftScan,
  ),
  /** Takes it off the form; its content is gone for good where nothing else names it. */
  'draft.removeScan': command(desk, z.strictObject({ ...form, ...DraftScanPlace.shape }), z.object({})),
  'draft.getScan': query(
    desk,
    z.strictObject({ ...form, sha256: Hash }),
    FileContent.extend({ kind: z.enum(attachmentKinds) }),
  ),
};
