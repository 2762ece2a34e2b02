import type { Shelf } from './view-store.ts';

/** The window's own storage. Where it is full or forbidden, a choice is simply not kept. */
export const browserShelf: Shelf = {
  read(name) {
    try {
      return localStorage.getItem(`motcua.${name}`);
    } catch {
      return null;
    }
  },
  write(name, text) {
    try {
      localStorage.setItem(`motcua.${name}`, text);
    } catch {
      // Only a wish for the next start; nothing of the work is kept here.
    }
  },
};
