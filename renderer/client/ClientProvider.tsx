import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Client } from './client.ts';
import { createQueryCache, type QueryCache } from './query-cache.ts';

const ClientContext = createContext<{ readonly client: Client; readonly cache: QueryCache } | null>(null);

export function ClientProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  const [value] = useState(() => ({ client, cache: createQueryCache(client) }));
  return <ClientContext.Provider value={value}>{children}</ClientContext.Provider>;
}

/** The client and the answers it keeps; for hooks. Screens use `useCall`, `useCommand` and `useAsk`. */
export function useClient(): { readonly client: Client; readonly cache: QueryCache } {
  const value = useContext(ClientContext);
  if (!value) throw new Error('outside ClientProvider');
  return value;
}
