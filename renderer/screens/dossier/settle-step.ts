import { LedgerId } from '../../../shared/dossier/ids.ts';
import type { TimelineEntry } from './dossier-view.ts';
import { defineStep, type Step } from './step.ts';

/** A leader chooses whether an event in conflict holds. */
export function settleStep({ ledger, seq }: Pick<TimelineEntry, 'ledger' | 'seq'>): Step {
  return defineStep({
    name: 'settle',
    call: 'dossier.settle',
    hint: () => 'dossier.hint.settle',
    fields: () => [
      {
        name: 'take',
        label: 'dossier.form.settle',
        kind: 'choice',
        required: true,
        choices: [
          { value: 'take', label: 'dossier.form.take' },
          { value: 'drop', label: 'dossier.form.drop' },
        ],
      },
      { name: 'reason', label: 'dossier.form.reason', kind: 'area', required: true },
    ],
    input: (name, get) => ({
      ...name,
      event: { ledger: LedgerId.parse(ledger), seq },
      take: get('take') === 'take',
      reason: get('reason'),
    }),
  });
}
