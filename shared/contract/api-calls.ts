import { z } from 'zod';
import { scopes } from '../api/schemas.ts';
import { command, query } from './call.ts';
import { Instant } from './values.ts';

const Scope = z.enum(scopes);
const id = z.string().regex(/^[0-9a-f]{12}$/);

/** Programs that may ask the tier above over /api/v1. */
export const apiCalls = {
  'api.clients': query(
    ['district'],
    z.strictObject({}),
    z.array(
      z.object({
        id,
        name: z.string(),
        scopes: z.array(Scope),
        perMinute: z.number().int(),
        madeAt: Instant,
        revokedAt: Instant.nullable(),
        usedAt: Instant.nullable(),
      }),
    ),
  ),
  /** The key is answered once and kept nowhere. */
  'api.createClient': command(
    ['district'],
    z.strictObject({
      name: z.string().trim().min(1).max(100),
      scopes: z.array(Scope).min(1).max(scopes.length),
      /** Requests a minute. */
      perMinute: z.number().int().min(1).max(6000),
    }),
    z.object({ id, key: z.string() }),
  ),
  'api.revokeClient': command(['district'], z.strictObject({ id }), z.object({ id })),
};
