import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ViewState } from '../../session/view-store.ts';
import type { Grouping } from './figure-rows.ts';

export type Look = 'results' | 'time' | 'table';

/** What the board is narrowed to and how it is looked at. */
export interface BoardState {
  /** Kind and first day of a named period; null: the running year. */
  readonly period: string | null;
  readonly commune: string | null;
  readonly field: string | null;
  /** As in `Scope`. */
  readonly officer: string | null;
  readonly group: Grouping;
  readonly look: Look;
  /** Only communes that were not heard of for long. */
  readonly silent: boolean;
  choose(choice: Partial<Omit<BoardState, 'choose'>>): void;
}

const stores = new WeakMap<StoreApi<ViewState>, StoreApi<BoardState>>();

/** One board a window: whoever opens a figure into its dossiers and comes back finds it as it was. */
export function boardStoreOf(view: StoreApi<ViewState>): StoreApi<BoardState> {
  const store =
    stores.get(view) ??
    createStore<BoardState>((set) => ({
      period: null,
      commune: null,
      field: null,
      officer: null,
      group: 'communes',
      look: 'results',
      silent: false,
      choose: set,
    }));
  stores.set(view, store);
  return store;
}
