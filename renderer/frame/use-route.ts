import { useMemo, useSyncExternalStore } from 'react';
import { type Route, readRoute, writeRoute } from './route.ts';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

/** The current place; `home` where the address names none. */
export function useRoute(home: Route): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => readRoute(hash) ?? home, [hash, home]);
}

/** Goes to a place; the window's Back comes back from it. */
export function goTo(route: Route): void {
  window.location.hash = writeRoute(route);
}
