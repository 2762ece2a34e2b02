import type { z } from 'zod';
import { apiCalls } from './api-calls.ts';
import { attachmentCalls } from './attachment-calls.ts';
import { attentionCalls } from './attention-calls.ts';
import type { CallSpec } from './call.ts';
import { deskCalls, syncCalls } from './desk-calls.ts';
import { districtCalls } from './district-calls.ts';
import { dossierCalls } from './dossier-calls.ts';
import { draftCalls } from './draft-calls.ts';
import { figureCalls } from './figure-calls.ts';
import { listCalls } from './list-calls.ts';
import { reportCalls } from './report-calls.ts';
import { roadCalls } from './road-calls.ts';
import { rulesCalls } from './rules-calls.ts';
import { scanCalls } from './scan-calls.ts';
import { setupCalls } from './setup-calls.ts';
import { accountCalls, actionCalls, userCalls } from './user-calls.ts';

/** Every call between a window, a line of `desk run` and the core; input and output are parsed on both sides. */
export const contract = {
  ...dossierCalls,
  ...attentionCalls,
  ...rulesCalls,
  ...attachmentCalls,
  ...scanCalls,
  ...deskCalls,
  ...draftCalls,
  ...syncCalls,
  ...setupCalls,
  ...roadCalls,
  ...districtCalls,
  ...figureCalls,
  ...userCalls,
  ...accountCalls,
  ...actionCalls,
  ...reportCalls,
  ...listCalls,
  ...apiCalls,
} as const satisfies Record<string, CallSpec>;

export type Contract = typeof contract;
export type CallName = keyof Contract;
/** What a caller hands in (before parsing). */
export type CallInput<C extends CallName> = z.input<Contract[C]['input']>;
/** What a handler gets (after parsing). */
export type ParsedInput<C extends CallName> = z.output<Contract[C]['input']>;
/** What a handler gives and a caller gets. */
export type CallOutput<C extends CallName> = z.output<Contract[C]['output']>;

export function isCallName(name: string): name is CallName {
  return Object.hasOwn(contract, name);
}
