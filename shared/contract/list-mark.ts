import { z } from 'zod';

/** As `ListMarkText`, of batches. */
export const BatchMarkText = z.string().regex(/^\d{1,15}$/);

/** Where a page of a list ended, as the list itself gave it: to be handed back, not to be read. */
export const ListMarkText = z.string().regex(/^\d{0,15}_\d{1,16}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
