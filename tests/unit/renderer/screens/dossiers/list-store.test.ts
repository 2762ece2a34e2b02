import { describe, expect, it } from 'vitest';
import { createListStore, toListInput } from '../../../../../renderer/screens/dossiers/list-store.ts';

function shelfOf(kept: Record<string, string> = {}) {
  const texts = new Map(Object.entries(kept));
  return {
    texts,
    read: (name: string) => texts.get(name) ?? null,
    write: (name: string, text: string) => void texts.set(name, text),
  };
}

describe('the list of dossiers', () => {
  it('asks only for what it is narrowed to', () => {
    const store = createListStore({ shelf: shelfOf() });
    expect(toListInput(store.getState())).toEqual({});
    store.getState().setSearch('  nguyen ');
    store.getState().setDue('overdue');
    store.getState().setStatus('processing');
    expect(toListInput(store.getState())).toEqual({ search: 'nguyen', due: 'overdue', status: 'processing' });
  });

  it('keeps its due filter for the next start, and never what was searched: it may be a name', () => {
    const shelf = shelfOf();
    const store = createListStore({ shelf });
    store.getState().setSearch('Hoàng Văn Páo');
    store.getState().setDue('today');
    expect(Object.fromEntries(shelf.texts)).toEqual({ 'dossiers.due': 'today' });
    expect(createListStore({ shelf }).getState()).toMatchObject({ search: '', due: 'today' });
  });

  it('begins at the top again when it is narrowed otherwise, and forgets all filters at once', () => {
    const store = createListStore({ shelf: shelfOf() });
    store.getState().select(12);
    store.getState().setCommune('H60.15.3');
    expect(store.getState().selected).toBe(0);
    store.getState().clear();
    expect(toListInput(store.getState())).toEqual({});
  });

  it('keeps how far it was gone through, until another question is answered', () => {
    const store = createListStore({ shelf: shelfOf() });
    store.getState().goOn('all', { page: 0, rows: 100, next: 'a' });
    store.getState().goOn('all', { page: 1, rows: 100, next: 'b' });
    expect(store.getState().walk).toEqual({ key: 'all', marks: ['a', 'b'], end: null });
    store.getState().goOn('late', { page: 0, rows: 3, next: null });
    expect(store.getState().walk).toEqual({ key: 'late', marks: [], end: 3 });
  });

  it('does not trust what it finds on the shelf', () => {
    expect(createListStore({ shelf: shelfOf({ 'dossiers.due': 'nonsense' }) }).getState().due).toBe(null);
  });
});
