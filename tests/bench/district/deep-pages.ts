import type { CallInput, CallName, CallOutput } from '../../../shared/contract/contract.ts';
import type { Chance } from '../../fixtures/chance.ts';
import type { Known, Measured } from './calls.ts';

type Paged = 'dossier.list' | 'batch.list';
export type Ask = <C extends CallName>(call: C, input: CallInput<C>) => Promise<CallOutput<C>>;

/** As far as a list is paged through by hand, and how many lists of one kind. */
const [pages, pageRows, lists] = [10, 500, 3];

/** Inputs of pages behind the first: some lists are gone through, mark by mark, and a page is picked among theirs. */
export async function deepPages(
  { call, input }: Measured<Paged>,
  { ask, known, chance }: { readonly ask: Ask; readonly known: Known; readonly chance: Chance },
): Promise<(chance: Chance) => CallInput<Paged>> {
  const found: CallInput<Paged>[] = [];
  for (let n = 0; n < lists; n += 1) {
    const first = input(chance, known);
    for (let after: string | null = null, page = 0; page < pages; page += 1) {
      const asked: CallInput<Paged> = { ...first, ...(after === null ? {} : { after }) };
      const { next }: CallOutput<Paged> = await ask(call, { ...asked, limit: pageRows });
      found.push(asked);
      if (next === null) break;
      after = next;
    }
  }
  return (picking) => picking.pick(found);
}
