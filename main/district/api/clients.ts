import { hash } from 'node:crypto';
import type { ApiClientRecord } from '../../../db/district/tables/api-clients.ts';
import { type Scope, scopes } from '../../../shared/api/schemas.ts';
import type { CallOutput, ParsedInput } from '../../../shared/contract/contract.ts';
import type { Hash } from '../../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CallContext } from '../../api/handlers.ts';
import { iso, isoOrNull } from '../../ledger/answers.ts';
import { recordAction } from '../actions.ts';
import { actorOf } from '../actor.ts';
import type { District } from '../district.ts';

/** A program that proved who it is. */
export interface ApiClient {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly perMinute: number;
}

const keyShape = /^Bearer mcd_([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;
/** A use is noted no finer than this. */
const noteEveryMs = 60_000;

/** Gives a program its key: answered once, kept as a hash. Refuses: api.client-exists, desk.actor-unknown, store.*. */
export async function createClient(
  district: District,
  input: ParsedInput<'api.createClient'>,
  context: CallContext,
): Promise<Result<CallOutput<'api.createClient'>>> {
  const { deps, clock, store } = district;
  const actor = await actorOf(store.read, context);
  if (!actor.ok) return actor;
  // The id follows from the command: asked twice, no second key comes into being.
  const id = hash('sha256', `api client ${context.id}`).slice(0, 12);
  const secret = Buffer.from(deps.crypto.randomBytes(32)).toString('base64url');
  const keyHash = hash('sha256', secret) as Hash;
  const made = await store.write<null>(null, async (tx) => {
    if ((await tx.findApiClient(id)) !== null) return refuse('api.client-exists');
    const { name, perMinute } = input;
    const given = [...new Set(input.scopes)].sort().join(' ');
    await tx.addApiClient({ id, name, scopes: given, keyHash, perMinute, madeAt: clock.now() });
    await recordAction(district, tx, actor.value, {
      type: 'district.clientKeyGiven.v1',
      body: { client: id, keyHash },
      personal: { name },
    });
    return ok(null);
  });
  if (!made.ok) return made;
  district.changed(['clients']);
  return ok({ id, key: `mcd_${id}_${secret}` });
}

/** Refuses: api.client-unknown, desk.actor-unknown, store.*. */
export async function revokeClient(
  district: District,
  { id }: ParsedInput<'api.revokeClient'>,
  context: CallContext,
): Promise<Result<{ readonly id: string }>> {
  const actor = await actorOf(district.store.read, context);
  if (!actor.ok) return actor;
  const revoked = await district.store.write<{ readonly id: string }>(null, async (tx) => {
    const client = await tx.findApiClient(id);
    if (client === null) return refuse('api.client-unknown');
    if (client.revokedAt !== null) return ok({ id });
    await tx.revokeApiClient(id, district.clock.now());
    await recordAction(district, tx, actor.value, {
      type: 'district.clientKeyWithdrawn.v1',
      body: { client: id },
      personal: null,
    });
    return ok({ id });
  });
  if (revoked.ok) district.changed(['clients']);
  return revoked;
}

export async function listClients({ store }: Pick<District, 'store'>): Promise<CallOutput<'api.clients'>> {
  return (await store.read.listApiClients()).map(({ madeAt, revokedAt, usedAt, keyHash: _, ...client }) => ({
    ...client,
    scopes: scopesOf(client),
    madeAt: iso(madeAt),
    revokedAt: isoOrNull(revokedAt),
    usedAt: isoOrNull(usedAt),
  }));
}

/** Who asks, by the Authorization header. Refuses: api.key-missing, api.key-wrong, api.key-revoked. */
export async function authenticate(
  { store, clock }: Pick<District, 'store' | 'clock'>,
  header: string | undefined,
): Promise<Result<ApiClient>> {
  if (header === undefined) return refuse('api.key-missing');
  const [, id = '', secret = ''] = keyShape.exec(header) ?? [];
  const client = id === '' ? null : await store.read.findApiClient(id);
  // Hashes are compared, which the one who asks cannot steer: nothing is learned from how long it takes.
  if (client === null || hash('sha256', secret) !== client.keyHash) return refuse('api.key-wrong');
  if (client.revokedAt !== null) return refuse('api.key-revoked');
  const now = clock.now();
  if (client.usedAt === null || now - client.usedAt >= noteEveryMs) {
    const noted = await store.write<null>(null, async (tx) => {
      await tx.noteApiUse(id, now);
      return ok(null);
    });
    if (!noted.ok) return noted;
  }
  return ok({ id, name: client.name, scopes: scopesOf(client), perMinute: client.perMinute });
}

function scopesOf(client: Pick<ApiClientRecord, 'scopes'>): Scope[] {
  const named = client.scopes.split(' ');
  return scopes.filter((scope) => named.includes(scope));
}
