import type { CallOutput } from '../../../shared/contract/contract.ts';

/** One desk in the list of all communes' desks. */
export type DeskRow = CallOutput<'desk.list'>[number];
