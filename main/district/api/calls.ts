import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../../api/handlers.ts';
import type { District } from '../district.ts';
import { createClient, listClients, revokeClient } from './clients.ts';

/** Keys of programs, as the administrator keeps them. */
export function apiClientHandlers(district: District) {
  return {
    'api.clients': async () => ok(await listClients(district)),
    'api.createClient': (input, context) => createClient(district, input, context),
    'api.revokeClient': (input, context) => revokeClient(district, input, context),
  } as const satisfies Handlers;
}
