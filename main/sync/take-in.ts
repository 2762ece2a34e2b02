import { ok, type Result } from '../../shared/result.ts';
import type { Desk } from '../desk/desk.ts';
import type { Applied } from './applied.ts';
import { applyIncoming, type Road } from './incoming.ts';

export interface TakeIn {
  /** The open desk, which a fork replaces while the program runs. */
  readonly desk: () => Desk;
  /** The district holds another branch: the desk goes on in a new ledger. */
  readonly goOn: () => Promise<Result<null>>;
}

/**
 * Takes in a file of whatever came down. Where it tells that this folder is a copy or an old one, the desk goes on in a
 * new ledger and then takes what of the file was of the one that it left. Refuses: what `goOn` refuses.
 */
export async function takeIn(
  { desk, goOn }: TakeIn,
  bytes: Uint8Array,
  road: Road,
): Promise<Result<readonly Result<Applied>[]>> {
  const first = await applyIncoming(desk(), bytes, road);
  if (!first.some((result) => result.ok && result.value.forked)) return ok(first);
  const wentOn = await goOn();
  if (!wentOn.ok) return wentOn;
  const again = await applyIncoming(desk(), bytes, road);
  return ok([...first.filter((result) => result.ok), ...again]);
}
