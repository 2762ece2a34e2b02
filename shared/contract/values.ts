import { z } from 'zod';
import { statuses } from '../dossier/status.ts';

/** An instant at the edge: ISO 8601 in UTC, `2026-11-23T10:00:00.000Z`. */
export const Instant = z.iso.datetime();
export const CivilDate = z.iso.date();
export const longText = z.string().trim().min(1).max(2000);
export const optionalText = z.string().trim().max(2000);
export const Outcome = z.enum(['approved', 'refused']);
export const StatusName = z.enum(statuses);
export const DueState = z.enum(['overdue', 'today', 'soon', 'withinTerm', 'paused', 'early', 'onTime', 'none']);
/** One file on its way through the contract, base64. 64 MB is far above any batch of a desk. */
export const FileContent = z.object({ name: z.string().max(300), base64: z.base64().max(90_000_000) });

/** A person or organisation as typed. Meaning is checked by shared/identity; here only shapes and lengths. */
export const PersonWire = z.strictObject({
  fullName: z.string().max(200),
  personalId: z.string().max(20).optional(),
  birth: z.string().max(10).optional(),
  sex: z.enum(['male', 'female']).optional(),
  address: z.string().max(300).optional(),
  phone: z.string().max(30).optional(),
  organization: z.string().max(300).optional(),
  taxCode: z.string().max(20).optional(),
});
export const ComponentWire = z.strictObject({
  index: z.number().int().min(0).max(200),
  original: z.number().int().min(0).max(1000),
  copies: z.number().int().min(0).max(1000),
});
export const DueDayWire = z.object({ date: CivilDate, kind: z.string(), counted: z.boolean(), note: z.string() });
