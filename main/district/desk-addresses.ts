import { z } from 'zod';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { CallContext } from '../api/handlers.ts';
import { isMailAddress } from '../roads/mail/address.ts';
import { recordAction } from './actions.ts';
import { actorOf } from './actor.ts';
import type { District } from './district.ts';
import { findCurrentLedger } from './standing.ts';

const settingName = 'deskAddresses';
/** `H60.15.3 2` → `xa-thu@tinh.example`. */
const Addresses = z.record(z.string(), z.string());

/** Where answers to desks go by mail, as this district has written them down; by commune and desk. */
export async function deskAddresses({ store }: District): Promise<ReadonlyMap<string, string>> {
  const text = await store.read.findSetting(settingName);
  return new Map(Object.entries(text === null ? {} : Addresses.parse(JSON.parse(text))));
}

export function deskPlace(commune: string, desk: number): string {
  return `${commune} ${desk}`;
}

/**
 * Writes a desk's address down; an empty one takes it away. The same again is no deed. Refuses: mail.address-bad,
 * district.desk-unknown, desk.actor-unknown.
 */
export async function setDeskAddress(
  district: District,
  { commune, desk, address }: { readonly commune: string; readonly desk: number; readonly address: string },
  context: CallContext,
): Promise<Result<null>> {
  if (address !== '' && !isMailAddress(address)) return refuse('mail.address-bad', {}, { address: 'mail.address-bad' });
  if ((await findCurrentLedger(district.store.read, commune, desk)) === null)
    return refuse('district.desk-unknown', { commune, desk });
  return district.store.write(null, async (tx) => {
    const by = await actorOf(tx, context);
    if (!by.ok) return by;
    const text = await tx.findSetting(settingName);
    const { [deskPlace(commune, desk)]: before = '', ...others } =
      text === null ? {} : Addresses.parse(JSON.parse(text));
    const now = address === '' ? others : { ...others, [deskPlace(commune, desk)]: address };
    if (address === before) return ok(null);
    await tx.setSetting(settingName, JSON.stringify(now));
    await recordAction(district, tx, by.value, {
      type: 'district.deskAddressSet.v1',
      body: { commune, desk },
      personal: { address },
    });
    return ok(null);
  });
}
