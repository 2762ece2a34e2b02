import { expect, it } from 'vitest';
import { ownPage } from '../../../main/district/work/own-dossiers.ts';
import { DossierId } from '../../../shared/dossier/ids.ts';

type Own = Parameters<typeof ownPage>[0][number];
const idOf = (n: number) => DossierId.parse(`0197a5c0-0000-7000-8000-${String(n).padStart(12, '0')}`);
/** The page reads no more of a record than this. */
const own = (n: number, at: number) => ({ record: { id: idOf(n), place: n }, at }) as Own;
const all = [own(1, 30), own(2, 20), own(3, 20), own(4, 10)];

function walk(lists: readonly (readonly Own[])[]) {
  const met: string[] = [];
  let after: string | undefined;
  for (const list of lists) {
    const page = ownPage(list, { limit: 2, ...(after === undefined ? {} : { after }) });
    met.push(...page.records.map(({ id }) => id));
    after = page.next ?? undefined;
  }
  return { met, after };
}

it('one’s own dossiers come page by page, the first of which says how many there are', () => {
  expect(ownPage(all, { limit: 2 }).total).toBe(4);
  expect(walk([all, all])).toEqual({ met: [1, 2, 3, 4].map(idOf), after: undefined });
});

it('what was assigned or done between two pages makes none of the others double or missing', () => {
  const later = [own(9, 40), own(1, 30), own(3, 20), own(4, 10)];
  expect(walk([all, later])).toEqual({ met: [1, 2, 3, 4].map(idOf), after: undefined });
});
