import {
  recalculateDue,
  recordPayment,
  repromise,
  requestPayment,
  requestSupplement,
  supplement,
} from './clock-steps.ts';
import { correctStep } from './correct-step.ts';
import { recall, receive, refuse, stop, withdraw } from './counter-steps.ts';
import { decide, handOver, resolve, returnResult } from './result-steps.ts';
import type { Step, StepName } from './step.ts';
import { assign, take } from './work-steps.ts';

/** Every step that has its own button; a settlement belongs to the entry that it settles. */
export const steps: Readonly<Record<Exclude<StepName, 'settle'>, Step>> = {
  receive,
  refuse,
  requestSupplement,
  supplement,
  requestPayment,
  recordPayment,
  handOver,
  resolve,
  recall,
  returnResult,
  withdraw,
  stop,
  repromise,
  recalculateDue,
  correct: correctStep,
  decide,
  take,
  assign,
};
