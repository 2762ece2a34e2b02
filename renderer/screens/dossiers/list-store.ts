import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts';
import type { Shelf, ViewState } from '../../session/view-store.ts';
import { type ListWalk, noWalk, type WalkedPage, walkOf, walkOn } from '../../ui/list-walk.ts';

export type Row = CallOutput<'dossier.list'>['rows'][number];
export type StatusFilter = NonNullable<CallInput<'dossier.list'>['status']>;
export type DueFilter = 'overdue' | 'today' | 'soon';

/** The dossiers behind a figure of the progress board, with the words that the figure stood under. */
export interface FigureFilter {
  readonly words: string;
  readonly asked: Pick<CallInput<'dossier.list'>, 'commune' | 'field' | 'state' | 'ended' | 'due' | 'forecast'>;
}

/** What the list is narrowed to and which row is chosen. */
export interface ListState {
  readonly search: string;
  readonly status: StatusFilter | null;
  readonly due: DueFilter | null;
  readonly commune: string | null;
  readonly figure: FigureFilter | null;
  /** At the tier above: only what is in one's own hands. */
  readonly mine: boolean;
  readonly selected: number;
  /** Coming back to the screen finds the list gone through as far as it was. */
  readonly walk: ListWalk;
  setSearch(search: string): void;
  setStatus(status: StatusFilter | null): void;
  setDue(due: DueFilter | null): void;
  setCommune(commune: string | null): void;
  setMine(mine: boolean): void;
  /** Leaves every other filter behind; null takes the figure away. */
  showFigure(figure: FigureFilter | null): void;
  select(index: number): void;
  /** A page of the question `key` was answered. */
  goOn(key: string, page: WalkedPage): void;
  clear(): void;
}
export type ListStore = StoreApi<ListState>;

const dueFilters: readonly DueFilter[] = ['overdue', 'today', 'soon'];

/** The due filter outlives the window; what was searched does not: it may be somebody's name. */
export function createListStore({ shelf }: { readonly shelf: Shelf }): ListStore {
  const kept = shelf.read('dossiers.due');
  const first = { search: '', status: null, commune: null, figure: null, mine: false, selected: 0 };
  return createStore<ListState>((set) => ({
    ...first,
    walk: noWalk,
    due: dueFilters.find((due) => due === kept) ?? null,
    setSearch: (search) => set({ search, selected: 0 }),
    setStatus: (status) => set({ status, selected: 0 }),
    setDue(due) {
      shelf.write('dossiers.due', due ?? '');
      set({ due, selected: 0 });
    },
    setMine: (mine) => set({ mine, selected: 0 }),
    setCommune: (commune) => set({ commune, selected: 0 }),
    showFigure(figure) {
      shelf.write('dossiers.due', '');
      set({ ...first, due: null, figure });
    },
    select: (selected) => set({ selected }),
    goOn: (key, page) => set(({ walk }) => ({ walk: walkOn(walkOf(walk, key), page) })),
    clear() {
      shelf.write('dossiers.due', '');
      set({ ...first, due: null });
    },
  }));
}

const stores = new WeakMap<StoreApi<ViewState>, ListStore>();

/** One list a window: leaving the screen and coming back finds it as it was. */
export function listStoreOf(view: StoreApi<ViewState>, shelf: Shelf): ListStore {
  const store = stores.get(view) ?? createListStore({ shelf });
  stores.set(view, store);
  return store;
}

/** The question behind what is shown, but for the page. */
export function toListInput({ search, status, due, commune, figure, mine }: ListState): CallInput<'dossier.list'> {
  return {
    ...figure?.asked,
    ...(search.trim() ? { search: search.trim() } : {}),
    ...(status ? { status } : {}),
    ...(due ? { due } : {}),
    ...(commune ? { commune } : {}),
    ...(mine ? { mine } : {}),
  };
}
