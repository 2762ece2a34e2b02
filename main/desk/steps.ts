import { ok, refuse } from '../../shared/result.ts';
import type { Handlers } from '../api/handlers.ts';
import { whyNotSupplement } from '../ledger/step-rules.ts';
import type { Desk } from './desk.ts';
import { dueAfterPause } from './due.ts';
import { nextEntry } from './register-book.ts';
import { takeStep } from './step.ts';

/** The calls that move one existing dossier, each one event (domain.md 3; cli.md). */
export function stepHandlers(desk: Desk) {
  return {
    'dossier.refuse': (input, context) =>
      takeStep(desk, context, { name: 'dossier.refuse', input }, 'refuse', (_state, { tx, now }) =>
        ok({ body: nextEntry(desk, tx, 'TCHS', now), personal: { reason: input.reason } }),
      ),
    'dossier.withdraw': (input, context) =>
      takeStep(desk, context, { name: 'dossier.withdraw', input }, 'withdraw', () =>
        ok({ body: {}, personal: { reason: input.reason } }),
      ),
    'dossier.stop': (input, context) =>
      takeStep(desk, context, { name: 'dossier.stop', input }, 'stop', () =>
        ok({ body: {}, personal: { reason: input.reason } }),
      ),
    'dossier.recall': (input, context) =>
      takeStep(desk, context, { name: 'dossier.recall', input }, 'recall', () =>
        ok({ body: {}, personal: { reason: input.reason } }),
      ),
    'dossier.handOver': (input, context) =>
      takeStep(desk, context, { name: 'dossier.handOver', input }, 'handOver', () =>
        ok({
          body: { holder: input.to === 'district' ? 'district' : 'unit' },
          personal: {
            to: input.to === 'district' ? desk.office.tierName : input.to,
            ...(input.note ? { note: input.note } : {}),
          },
        }),
      ),
    'dossier.requestSupplement': (input, context) =>
      takeStep(
        desk,
        context,
        { name: 'dossier.requestSupplement', input },
        'requestSupplement',
        (state, { tx, now }) => {
          const rule = whyNotSupplement(state, input);
          if (rule !== null) return { ok: false, refusal: rule };
          return ok({
            body: nextEntry(desk, tx, 'HDHS', now),
            personal: {
              items: input.items,
              reason: input.reason,
              ...(input.legalGround ? { legalGround: input.legalGround } : {}),
            },
          });
        },
      ),
    'dossier.supplement': (input, context) =>
      takeStep(desk, context, { name: 'dossier.supplement', input }, 'supplement', (state, { now }) => {
        const dueAt = dueAfterPause(desk.rules, state, now);
        return dueAt.ok ? ok({ body: { dueAt: dueAt.value }, personal: { items: input.items ?? [] } }) : dueAt;
      }),
    'dossier.requestPayment': (input, context) =>
      takeStep(desk, context, { name: 'dossier.requestPayment', input }, 'requestPayment', () =>
        ok({ body: { amountVnd: input.amountVnd }, personal: input.reason ? { reason: input.reason } : {} }),
      ),
    'dossier.recordPayment': (input, context) =>
      takeStep(desk, context, { name: 'dossier.recordPayment', input }, 'recordPayment', (state, { now }) => {
        const dueAt = dueAfterPause(desk.rules, state, now);
        if (!dueAt.ok) return dueAt;
        return ok({
          body: {
            amountVnd: input.amountVnd,
            dueAt: dueAt.value,
            ...(input.receiptNo ? { receiptNo: input.receiptNo } : {}),
          },
          personal: null,
        });
      }),
    'dossier.resolve': (input, context) =>
      takeStep(desk, context, { name: 'dossier.resolve', input }, 'resolve', () => {
        if (input.outcome === 'refused' && !input.reason) {
          return refuse('dossier.reason-missing', {}, { reason: 'dossier.reason-missing' });
        }
        return ok({
          body: { outcome: input.outcome, ...(input.resultNo ? { resultNo: input.resultNo } : {}) },
          personal: input.reason ? { reason: input.reason } : {},
        });
      }),
    'dossier.returnResult': (input, context) =>
      takeStep(desk, context, { name: 'dossier.returnResult', input }, 'returnResult', () =>
        ok({ body: { by: input.by }, personal: { to: input.to } }),
      ),
  } as const satisfies Handlers;
}
