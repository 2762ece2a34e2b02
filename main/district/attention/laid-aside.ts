import type { BatchCounts } from '../../../db/district/tables/batches.ts';
import type { ParsedInput } from '../../../shared/contract/contract.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { CallContext } from '../../api/handlers.ts';
import { recordAction } from '../actions.ts';
import { actorOf } from '../actor.ts';
import type { District } from '../district.ts';
import { doOnce } from '../once.ts';

/** Leaves something as it is, with the reason; it is shown no more among what needs a look. Refuses: desk.actor-*. */
export async function layAside(
  district: District,
  input: ParsedInput<'attention.layAside'>,
  context: CallContext,
): Promise<Result<Record<string, never>>> {
  const done = await doOnce<Record<string, never>>(district, {
    ...{ call: 'attention.layAside', input, context, home: null },
    async work(tx, at) {
      const by = await actorOf(tx, context);
      if (!by.ok) return by;
      const { item, reason } = input;
      await tx.layAside({ item, reason, by: by.value.name, at });
      await recordAction(district, tx, by.value, {
        type: 'district.laidAside.v1',
        body: { item },
        personal: { reason },
      });
      return ok({});
    },
  });
  if (done.ok) district.changed(['batches']);
  return done;
}

/** Puts it among what needs a look again. */
export async function takeBack(
  district: District,
  input: ParsedInput<'attention.takeBack'>,
  context: CallContext,
): Promise<Result<Record<string, never>>> {
  const done = await doOnce<Record<string, never>>(district, {
    ...{ call: 'attention.takeBack', input, context, home: null },
    async work(tx) {
      const by = await actorOf(tx, context);
      if (!by.ok) return by;
      const { item } = input;
      await tx.takeBack(item);
      await recordAction(district, tx, by.value, { type: 'district.takenBack.v1', body: { item }, personal: null });
      return ok({});
    },
  });
  if (done.ok) district.changed(['batches']);
  return done;
}

/** How many batches of a state somebody laid aside: they need no look any more. */
export async function laidAsideBatches({ store: { read } }: District): Promise<Omit<BatchCounts, 'all'>> {
  const counted = { refused: 0, forked: 0, parked: 0 };
  for (const { item } of await read.listLaidAside()) {
    if (!item.startsWith('batch ')) continue;
    const state = (await read.findBatch(item.slice('batch '.length)))?.state;
    if (state === 'refused') counted.refused += 1;
    if (state === 'fork') counted.forked += 1;
    if (state === 'gap') counted.parked += 1;
  }
  return counted;
}
