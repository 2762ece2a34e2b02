import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { useClient } from '../client/ClientProvider.tsx';
import { speak } from '../i18n/i18n.ts';
import type { WindowClock } from './clock.ts';
import type { ViewState } from './view-store.ts';

export type Hello = CallOutput<'app.hello'>;
export type StaffMember = Hello['staff'][number];

export interface Session {
  readonly hello: Hello;
  readonly clock: WindowClock;
  readonly view: StoreApi<ViewState>;
  /** Who acts: the chosen one, else the first clerk or officer. */
  readonly actor: StaffMember | null;
}

const SessionContext = createContext<Session | null>(null);

interface SessionProviderProps {
  readonly hello: Hello;
  readonly clock: WindowClock;
  readonly view: StoreApi<ViewState>;
  readonly children: ReactNode;
}

export function SessionProvider({ hello, clock, view, children }: SessionProviderProps) {
  const { client } = useClient();
  const actorId = useStore(view, (state) => state.actorId);
  const density = useStore(view, (state) => state.density);
  const language = useStore(view, (state) => state.language) ?? hello.language;
  const actor = useMemo(() => {
    const people = hello.staff.filter(({ role }) => role !== 'system');
    return people.find(({ id }) => id === actorId) ?? people.find(({ role }) => role !== 'leader') ?? people[0] ?? null;
  }, [hello.staff, actorId]);
  client.actAs(actor?.id ?? null);

  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  useEffect(() => {
    void speak(language);
  }, [language]);

  const session = useMemo(() => ({ hello, clock, view, actor }), [hello, clock, view, actor]);
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

/** Who acts, where, in which mode. Only inside the frame. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('outside SessionProvider');
  return session;
}

export function useClock(): WindowClock {
  return useSession().clock;
}
