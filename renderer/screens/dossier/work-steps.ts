import { defineStep } from './step.ts';

/** The tier above: a dossier goes into the hands of whoever presses it. */
export const take = defineStep({
  name: 'take',
  call: 'dossier.take',
  hint: () => 'dossier.hint.take',
  fields: () => [],
  input: (name) => ({ ...name }),
});

/** The tier above: into somebody's hands; left empty, nobody's again. */
export const assign = defineStep({
  name: 'assign',
  call: 'dossier.assign',
  hint: () => 'dossier.hint.assign',
  fields: (dossier) => [
    { name: 'user', label: 'dossier.form.assignee', kind: 'person', start: dossier.assignee?.id ?? '' },
  ],
  input: (name, get) => ({ ...name, user: get('user') || null }),
});
