import { z } from 'zod';
import { DistrictRole } from '../district/roles.ts';
import { command, query } from './call.ts';
import { DeskStatus, StaffMember } from './desk-calls.ts';
import { FileContent, Instant } from './values.ts';

const staffName = z.string().trim().min(1).max(100);

export const Hello = z.object({
  /** `locked`: a folder whose keys wait for their passphrase. */
  mode: z.enum(['setup', 'locked', 'desk', 'district']),
  training: z.boolean(),
  version: z.string(),
  language: z.enum(['vi', 'en']),
  shell: z.enum(['electron', 'loopback', 'browser']),
  now: Instant,
  desk: DeskStatus.nullable(),
  district: z.object({ name: z.string(), tierName: z.string() }).nullable(),
  /** Who signed in at a district; null at a desk, and for the holder of the folder's keys. */
  user: z
    .object({ id: z.string(), name: z.string(), roles: z.array(DistrictRole), fields: z.array(z.string()) })
    .nullable(),
  staff: z.array(StaffMember),
});

export const setupCalls = {
  'app.hello': query(['any'], z.strictObject({}), Hello),
  'app.unlock': command(['setup'], z.strictObject({ passphrase: z.string().min(1).max(200) }), z.object({})),
  'setup.training': command(
    ['setup'],
    z.strictObject({ clerk: staffName, leader: staffName }),
    z.object({ ledger: z.string() }),
  ),
  'setup.readEnrolment': query(
    ['setup'],
    z.strictObject({ file: FileContent }),
    z.object({
      district: z.string(),
      tierName: z.string(),
      commune: z.string(),
      communeName: z.string(),
      province: z.string(),
      desk: z.number().int(),
      training: z.boolean(),
      procedures: z.number().int(),
      url: z.string().nullable(),
    }),
  ),
  'setup.enrol': command(
    ['setup'],
    z.strictObject({
      file: FileContent,
      clerk: staffName,
      leader: staffName,
      /** Wraps the keys where the system has no safe storage. */
      passphrase: z.string().min(8).max(200).optional(),
      diskEncrypted: z.enum(['yes', 'no', 'unknown']),
    }),
    z.object({ ledger: z.string(), request: FileContent }),
  ),
};
