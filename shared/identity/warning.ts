import type { identityErrors } from '../errors/identity.ts';

export type IdentityCode = keyof typeof identityErrors;

/** Something a clerk should look at again. It is shown beside its field and never blocks. */
export interface Warning {
  readonly code: IdentityCode;
  readonly field: string;
  readonly params?: Readonly<Record<string, string | number>>;
}
