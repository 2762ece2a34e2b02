import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TimelineEntry } from './dossier-view.ts';
import type { NextStep } from './next-steps.ts';

/** Which step is open: one of the buttons, or the settlement of an entry. */
export type OpenStep =
  | { readonly kind: 'next'; readonly name: NextStep }
  | { readonly kind: 'settle'; readonly entry: TimelineEntry };

export type Typed = Readonly<Record<string, string>>;

/** The open step and what was typed into each: going back loses nothing. */
export interface StepState {
  readonly open: OpenStep | null;
  readonly typed: Readonly<Record<string, Typed>>;
  /** The last step done, while its undo is offered. */
  readonly done: NextStep | 'settle' | null;
  openStep(step: OpenStep): void;
  back(): void;
  type(step: string, field: string, text: string): void;
  finish(step: OpenStep): void;
}
export type StepStore = StoreApi<StepState>;

/** The name under which a step's typed texts are kept. */
export function draftKey(step: OpenStep): string {
  return step.kind === 'next' ? step.name : `settle ${step.entry.ledger} ${step.entry.seq}`;
}

export function createStepStore(): StepStore {
  return createStore<StepState>((set) => ({
    open: null,
    typed: {},
    done: null,
    openStep: (open) => set({ open, done: null }),
    back: () => set({ open: null }),
    type: (step, field, text) =>
      set(({ typed }) => ({ typed: { ...typed, [step]: { ...typed[step], [field]: text } } })),
    finish: (step) =>
      set(({ typed }) => ({
        open: null,
        done: step.kind === 'next' ? step.name : 'settle',
        typed: { ...typed, [draftKey(step)]: {} },
      })),
  }));
}
