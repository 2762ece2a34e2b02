import { z } from 'zod';
import type { CryptoPort } from '../../../shared/batch/crypto-port.ts';
import { civilDate } from '../../../shared/calendar/civil.ts';
import { Instant, StatusName } from '../../../shared/contract/values.ts';
import type { DossierState } from '../../../shared/dossier/state.ts';
import { describeFee, describeLimit } from '../../../shared/procedure/describe.ts';
import type { Procedure } from '../../../shared/procedure/procedure.ts';

/** What `portal.json` calls itself; also how a folder is known to be an earlier export. */
export const portalFormat = 'motcua-portal/1';

const Limit = z.strictObject({
  unit: z.enum(['sameDay', 'workingDay', 'calendarDay', 'workingHour']),
  value: z.int().min(1),
  cutoff: z.string().nullable().describe('HH:MM in Viet Nam; same-day limits alone'),
  text: z.string().describe('the limit in words'),
});

const PortalProcedure = z.strictObject({
  code: z.string(),
  name: z.string(),
  field: z.string(),
  agency: z.string(),
  limit: Limit.extend({ note: z.string() }),
  variants: z.array(Limit.extend({ when: z.string() })).describe('other limits, by case'),
  fees: z.array(
    z.strictObject({
      name: z.string(),
      amountVnd: z.int().min(0).nullable().describe('0: free by law; null: not set here, the note says by whom'),
      text: z.string(),
      note: z.string(),
    }),
  ),
  papers: z.array(
    z.strictObject({
      name: z.string(),
      original: z.int().min(0),
      copies: z.int().min(0),
      required: z.boolean(),
      mode: z.enum(['submit', 'present']).describe('handed in, or shown and given back'),
      note: z.string(),
    }),
  ),
  result: z.string(),
  legalBasis: z.array(z.string()),
  effectiveFrom: z.string().nullable(),
  confidence: z.enum(['medium', 'low']).exactOptional().describe('only where the figures still need checking'),
});
export type PortalProcedure = z.infer<typeof PortalProcedure>;

const PortalDossier = z.strictObject({
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('SHA-256 of CODE:KEY, ASCII: code in capitals, key as 16 small hex digits, both from the receipt'),
  status: StatusName,
  dueOn: z.iso.date().nullable(),
});
type PortalDossier = z.infer<typeof PortalDossier>;

/** Everything that is published: the static pages say the same. No person, no dossier code, no count by place. */
export const Portal = z.strictObject({
  $schema: z.literal('portal.schema.json'),
  format: z.literal(portalFormat),
  madeAt: Instant,
  training: z.boolean().describe('true: made for a training, of no value'),
  office: z.string(),
  catalogueVersion: z.string(),
  procedures: z.array(PortalProcedure),
  dossiers: z.array(PortalDossier).describe('sorted by hash'),
});
export type Portal = z.infer<typeof Portal>;

/** The JSON Schema (2020-12) of `portal.json`. */
export function portalSchema(): object {
  return { title: 'Một Cửa Desk: portal.json', ...z.toJSONSchema(Portal) };
}

/** A procedure as it is posted for the public (NĐ 61/2018: limit, fees, papers and legal basis are made public). */
export function portalProcedure(procedure: Procedure): PortalProcedure {
  const { code, name, field, agency, timeLimit, fees, components, result, legalBasis, effectiveFrom } = procedure;
  const { confidence } = procedure;
  return {
    code,
    name,
    field,
    agency,
    limit: { ...limitOf(timeLimit), note: timeLimit.note },
    variants: (procedure.variants ?? []).map((variant) => ({ ...limitOf(variant), when: variant.when })),
    fees: fees.map((fee) => ({ name: fee.name, amountVnd: fee.amountVnd, text: describeFee(fee), note: fee.note })),
    papers: components.map(({ name: paper, original, copies, required, mode, note }) => ({
      name: paper,
      original,
      copies,
      required,
      mode,
      note,
    })),
    result,
    legalBasis: [...legalBasis],
    effectiveFrom,
    ...(confidence === 'high' ? {} : { confidence }),
  };
}

function limitOf(limit: Pick<Procedure['timeLimit'], 'unit' | 'value' | 'cutoff'>): z.infer<typeof Limit> {
  return { unit: limit.unit, value: limit.value, cutoff: limit.cutoff ?? null, text: describeLimit(limit) };
}

/**
 * What a dossier is published under. The key is 8 random bytes that only the receipt's QR code carries: who knows a
 * code alone, or all codes, finds nothing by it.
 */
export function lookupHash(crypto: Pick<CryptoPort, 'sha256Hex'>, code: string, lookupKey: string): string {
  return crypto.sha256Hex(`${code.toUpperCase()}:${lookupKey.toLowerCase()}`);
}

/** Status and due date of everything that has a receipt, sorted by hash so that the order says nothing. */
export async function portalDossiers(
  crypto: Pick<CryptoPort, 'sha256Hex'>,
  states: AsyncIterable<DossierState>,
): Promise<PortalDossier[]> {
  const published: PortalDossier[] = [];
  for await (const { code, lookupKey, status, dueAt } of states) {
    if (code === null || lookupKey === null) continue;
    const dueOn = dueAt === null ? null : civilDate(dueAt);
    published.push({ hash: lookupHash(crypto, code, lookupKey), status, dueOn });
  }
  return published.sort((a, b) => (a.hash < b.hash ? -1 : 1));
}
