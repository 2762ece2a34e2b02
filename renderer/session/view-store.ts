import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Language } from '../i18n/i18n.ts';

export type Density = 'roomy' | 'compact';

/** How this window shows things and who acts in it. */
export interface ViewState {
  readonly density: Density;
  /** Null until chosen: then the core's own language holds. */
  readonly language: Language | null;
  /** Null until chosen: then the first clerk (or officer) acts. */
  readonly actorId: string | null;
  setDensity(density: Density): void;
  setLanguage(language: Language): void;
  setActor(actorId: string): void;
}

/** Keeps small texts between starts of the window; may forget. */
export interface Shelf {
  read(name: string): string | null;
  write(name: string, text: string): void;
}

export function createViewStore({ shelf }: { readonly shelf: Shelf }): StoreApi<ViewState> {
  const language = shelf.read('language');
  return createStore<ViewState>((set) => ({
    density: shelf.read('density') === 'compact' ? 'compact' : 'roomy',
    language: language === 'vi' || language === 'en' ? language : null,
    actorId: shelf.read('actor'),
    setDensity(density) {
      shelf.write('density', density);
      set({ density });
    },
    setLanguage(language) {
      shelf.write('language', language);
      set({ language });
    },
    setActor(actorId) {
      shelf.write('actor', actorId);
      set({ actorId });
    },
  }));
}
