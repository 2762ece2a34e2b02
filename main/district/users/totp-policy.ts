import type { UserRecord } from '../../../db/district/tables/users.ts';
import type { DistrictReads } from '../../../db/district/types.ts';
import { TotpPolicy } from '../../../shared/district/user.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Actor } from '../../ledger/actors.ts';
import { recordAction } from '../actions.ts';
import type { District } from '../district.ts';

const settingName = 'users.totpPolicy';

/** Who must sign in with a code: administrators, until somebody chooses otherwise. */
export async function totpPolicy(read: Pick<DistrictReads, 'findSetting'>): Promise<TotpPolicy> {
  return TotpPolicy.catch('administrators').parse(await read.findSetting(settingName));
}

/**
 * Whether somebody has to set codes up before anything else: they open no session, and one that is open counts no more.
 * A training district asks it of nobody.
 */
export async function mustSetUpTotp(
  { facts, store }: Pick<District, 'facts' | 'store'>,
  { totp, roles }: Pick<UserRecord, 'totp' | 'roles'>,
): Promise<boolean> {
  if (facts.training || totp !== null) return false;
  const policy = await totpPolicy(store.read);
  return policy === 'everybody' || (policy === 'administrators' && roles.includes('administrator'));
}

/** Refuses: store.*. */
export function setTotpPolicy(
  district: District,
  actor: Actor,
  policy: TotpPolicy,
): Promise<Result<{ readonly totp: TotpPolicy }>> {
  return district.store.write(null, async (tx) => {
    await tx.setSetting(settingName, policy);
    await recordAction(district, tx, actor, {
      type: 'district.settingChanged.v1',
      body: { setting: settingName },
      personal: { value: policy },
    });
    return ok({ totp: policy });
  });
}
