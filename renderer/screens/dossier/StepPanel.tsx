import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { Section } from '../../ui/Section.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { type DossierView, nameOf } from './dossier-view.ts';
import { StepField } from './StepField.tsx';
import classes from './StepPanel.module.css';
import type { Get, Step } from './step.ts';
import { stepKeys } from './step-keys.ts';
import { refusedFields, stepProblems } from './step-problems.ts';
import { draftKey, type OpenStep, type StepStore } from './step-store.ts';

interface StepPanelProps {
  readonly step: Step;
  readonly open: OpenStep;
  readonly dossier: DossierView;
  readonly store: StepStore;
}

/** The small form of one step, in place. It is its own confirmation: nothing is asked twice. */
export function StepPanel({ step, open, dossier, store }: StepPanelProps) {
  const { t } = useTranslation();
  const key = draftKey(open);
  const typed = useStore(store, (state) => state.typed[key]) ?? {};
  const { run, busy, error } = step.useRun();
  const [tried, setTried] = useState(false);
  const [unchanged, setUnchanged] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const specs = step.fields(dossier);
  const get: Get = (field) => (typed[field] ?? specs.find(({ name }) => name === field)?.start ?? '').trim();
  const fields = specs.filter(({ when }) => when?.(get) ?? true);
  const problems = tried ? stepProblems(fields, get, t) : new Map<string, string>();
  const refused = refusedFields(specs, error?.fields ?? {});
  const problemOf = (name: string): string | null => problems.get(name) ?? refused.get(name) ?? null;
  const wrong = fields.find(({ name }) => problemOf(name) !== null)?.name;
  const firstTyped = fields.find(({ kind }) => kind !== 'choice')?.name;

  // A refusal lands on its field and takes the focus there.
  useEffect(() => {
    if (wrong) form.current?.querySelector<HTMLElement>(`[name="${wrong}"]`)?.focus();
  }, [wrong]);

  const submit = async (): Promise<void> => {
    setTried(true);
    if (stepProblems(fields, get, t).size > 0) return;
    const running = run(nameOf(dossier), get, dossier);
    setUnchanged(running === null);
    if (await running) store.getState().finish(open);
  };
  useKeys({ 'Ctrl+Enter': () => void submit(), Escape: store.getState().back });

  return (
    <Section title={t(stepKeys[step.name])} remark={<span className={classes.hint}>{t(step.hint(dossier))}</span>} grow>
      <form
        ref={form}
        className={classes.form}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div
          className={classes.fields}
          data-single={fields.filter(({ kind }) => kind !== 'choice').length === 1 || undefined}
        >
          {fields.map((field) => (
            <StepField
              key={field.name}
              field={field}
              value={typed[field.name] ?? field.start ?? ''}
              error={problemOf(field.name)}
              first={field.name === firstTyped}
              onType={(text) => store.getState().type(key, field.name, text)}
            />
          ))}
        </div>
        {unchanged ? <p className={classes.hint}>{t('dossier.form.sameAsBefore')}</p> : null}
        {error && refused.size === 0 ? <ErrorNote error={error} /> : null}
        <div className={classes.foot}>
          <Action kind="go" submit label={t(stepKeys[step.name])} keyName="Ctrl ↵" busy={busy} />
          <Action kind="quiet" label={t('dossier.step.back')} keyName="Esc" onAct={store.getState().back} />
        </div>
      </form>
    </Section>
  );
}
