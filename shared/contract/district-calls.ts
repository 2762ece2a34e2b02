import { z } from 'zod';
import { LedgerId } from '../dossier/ids.ts';
import { OfficeNames } from '../dossier/office-names.ts';
import { rulesKinds } from '../rules/draft.ts';
import { command, query } from './call.ts';
import { BatchMarkText } from './list-mark.ts';
import { FileContent, Instant } from './values.ts';

const district = ['district'] as const;
const BatchState = z.enum(['accepted', 'duplicate', 'gap', 'fork', 'refused']);

export const BatchRow = z.object({
  id: z.string(),
  at: Instant,
  road: z.string(),
  file: z.string(),
  state: BatchState,
  code: z.string().nullable(),
  message: z.string().nullable(),
  commune: z.string().nullable(),
  communeName: z.string().nullable(),
  desk: z.number().int().nullable(),
  ledger: z.string().nullable(),
  fromSeq: z.number().int().nullable(),
  toSeq: z.number().int().nullable(),
  resumeFrom: z.number().int().nullable(),
  bytes: z.number().int(),
  dossiers: z.number().int(),
  sealedAt: Instant.nullable(),
  /** Stamped far ahead of this clock: kept, marked, never refused for it. */
  fromFuture: z.boolean(),
});

export const districtCalls = {
  'district.status': query(
    district,
    z.strictObject({}),
    z.object({
      name: z.string(),
      tierName: z.string(),
      training: z.boolean(),
      communes: z.number().int(),
      desks: z.number().int(),
      dossiers: z.number().int(),
      batches: z.number().int(),
      refused: z.number().int(),
      /** Batches that go on from another number than the district holds: kept whole, applied by nobody. */
      forked: z.number().int(),
      parked: z.number().int(),
      conflicts: z.number().int(),
      /** Dossiers that wait for a catalogue version. */
      withheld: z.number().int(),
    }),
  ),
  'batch.list': query(
    district,
    z.strictObject({
      state: BatchState.optional(),
      limit: z.number().int().min(1).max(500).optional(),
      /** Goes on behind the page that gave this mark as its `next`. */
      after: BatchMarkText.optional(),
    }),
    /** As `dossier.list`. */
    z.object({ rows: z.array(BatchRow), total: z.number().int().nullable(), next: BatchMarkText.nullable() }),
  ),
  'batch.import': command(
    district,
    z.strictObject({ files: z.array(FileContent).min(1).max(200) }),
    z.array(
      z.object({
        file: z.string(),
        state: BatchState,
        code: z.string().nullable(),
        message: z.string().nullable(),
        fromSeq: z.number().int().nullable(),
        toSeq: z.number().int().nullable(),
        resumeFrom: z.number().int().nullable(),
        acknowledgement: FileContent.nullable(),
      }),
    ),
  ),
  'desk.list': query(
    district,
    z.strictObject({}),
    z.array(
      z.object({
        commune: z.string(),
        communeName: z.string(),
        province: z.string(),
        desk: z.number().int(),
        /** Beside the number; empty for none. */
        deskName: z.string(),
        ledger: LedgerId.nullable(),
        generation: z.number().int(),
        state: z.enum(['invited', 'admitted', 'revoked']),
        lastSeq: z.number().int(),
        lastHeardAt: Instant.nullable(),
        completeUpTo: Instant.nullable(),
        /** The largest number of this ledger that any file of it named: so much there is, by the desk's own word. */
        saidUpTo: z.number().int(),
        /** Versions in force for its commune, and whether the desk said that it holds them. */
        rules: z.array(z.object({ kind: z.enum(rulesKinds), version: z.string(), held: z.boolean() })),
        dossiers: z.number().int(),
        /** Where its answers go by mail, whoever sent the letter; empty: to who sent what the desk has sealed. */
        address: z.string(),
      }),
    ),
  ),
  /** What a commune or a desk of it is called; what is left out stays. Its desks learn it over whichever road. */
  'office.rename': command(
    district,
    z.strictObject({
      commune: z.string().min(1).max(60),
      name: z.string().trim().min(1).max(200).optional(),
      province: z.string().trim().min(1).max(200).optional(),
      /** An empty name: the number alone again. */
      desk: z.strictObject({ number: z.number().int().min(0).max(9), name: z.string().trim().max(60) }).optional(),
    }),
    OfficeNames,
  ),
  'desk.setAddress': command(
    district,
    z.strictObject({
      commune: z.string().min(1).max(60),
      desk: z.number().int().min(0).max(9),
      address: z.string().trim().max(200),
    }),
    z.object({ address: z.string() }),
  ),
  'commune.list': query(district, z.strictObject({}), z.array(z.object({ code: z.string(), name: z.string() }))),
  'enrolment.create': command(
    district,
    z.strictObject({
      commune: z.string().min(1).max(60),
      communeName: z.string().trim().min(1).max(200),
      province: z.string().trim().min(1).max(200),
      desk: z.number().int().min(0).max(9),
      url: z.url().max(500).optional(),
      /** The address has a certificate of a public authority; left out: desks pin the district's own. */
      publicCertificate: z.boolean().optional(),
      replaces: LedgerId.optional(),
    }),
    FileContent,
  ),
  'enrolment.admit': command(
    district,
    z.strictObject({ file: FileContent }),
    z.object({ commune: z.string(), desk: z.number().int(), ledger: LedgerId }),
  ),
  /** A lost or stolen PC: its ledger and all that go on from it count no further than what is held now. */
  'ledger.revoke': command(
    district,
    z.strictObject({ ledger: LedgerId, reason: z.string().trim().min(1).max(2000) }),
    z.object({ revoked: z.array(z.object({ ledger: LedgerId, upTo: z.number().int() })) }),
  ),
  /** Takes what came late of such a ledger in after all, up to a number that a person stands for. */
  'ledger.admitLate': command(
    district,
    z.strictObject({
      ledger: LedgerId,
      upTo: z.number().int().min(1).max(1_000_000_000),
      reason: z.string().trim().min(1).max(2000),
    }),
    z.object({ ledger: LedgerId, upTo: z.number().int(), held: z.number().int() }),
  ),
  'down.export': query(
    district,
    z.strictObject({ commune: z.string().min(1).max(60), desk: z.number().int().min(0).max(9) }),
    FileContent,
  ),
};
