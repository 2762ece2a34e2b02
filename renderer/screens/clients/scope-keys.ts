/** What a key opens, in words. */
export const scopeKeys = { read: 'clients.scope.read', decide: 'clients.scope.decide' } as const;
