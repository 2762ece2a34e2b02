import { createContext, type ReactNode, useContext, useState } from 'react';
import { useStore } from 'zustand';
import { createIntakeStore, type IntakeState, type IntakeStore } from './intake-store.ts';

const IntakeContext = createContext<IntakeStore | null>(null);

export function IntakeProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(() => createIntakeStore({ newId: () => crypto.randomUUID() }));
  return <IntakeContext.Provider value={store}>{children}</IntakeContext.Provider>;
}

export function useIntakeStore(): IntakeStore {
  const store = useContext(IntakeContext);
  if (!store) throw new Error('outside IntakeProvider');
  return store;
}

export function useIntake<T>(select: (state: IntakeState) => T): T {
  return useStore(useIntakeStore(), select);
}
