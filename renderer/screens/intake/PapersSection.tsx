import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { Action } from '../../ui/Action.tsx';
import { Section } from '../../ui/Section.tsx';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';
import { NoteRow } from './NoteRow.tsx';
import { PaperRow } from './PaperRow.tsx';
import classes from './PapersSection.module.css';
import { countPapers, fullPaper } from './papers.ts';
import { QuantityField } from './QuantityField.tsx';
import { usePaperKeys } from './use-paper-keys.ts';
import type { Wedge } from './wedge.ts';

interface PapersSectionProps {
  readonly procedure: CallOutput<'procedure.get'> | null;
  readonly wedge: RefObject<Wedge>;
}

/** The published checklist: a tick and a count for each paper, by keys 1 to 9. */
export function PapersSection({ procedure, wedge }: PapersSectionProps) {
  const { t } = useTranslation();
  const store = useIntakeStore();
  const papers = useIntake((state) => state.draft.papers);
  const refusal = useIntake((state) => state.fieldErrors.components);
  const components = procedure?.components ?? [];
  const { taken, required, optional } = countPapers(components, papers);
  const { setPaper, setPapers } = store.getState();
  // A refusal of the papers puts the focus on the first that is missing.
  const missing = components.find((component) => component.required && !isTaken(component.index));

  function isTaken(paper: number): boolean {
    return papers.some(({ index }) => index === paper);
  }
  const toggle = (at: number): void => {
    const component = components[at];
    if (!component) return;
    setPaper(isTaken(component.index) ? { index: component.index, original: 0, copies: 0 } : fullPaper(component));
  };
  usePaperKeys({ wedge, onDigit: (digit) => toggle(digit - 1) });

  return (
    <Section
      title={t('intake.papers.title')}
      grow
      extra={
        <>
          <QuantityField />
          {components.length > 0 && taken < required ? (
            <div className={classes.all}>
              <Action
                kind="quiet"
                label={t('intake.papers.all')}
                onAct={() => setPapers(components.filter((component) => component.required).map(fullPaper))}
              />
            </div>
          ) : null}
        </>
      }
      remark={
        components.length > 0 ? (
          <span className={classes.count} data-done={taken >= required || undefined}>
            {optional > 0
              ? t('intake.papers.countOptional', { taken, required, optional })
              : t('intake.papers.count', { taken, required })}
          </span>
        ) : null
      }
    >
      {refusal ? (
        <p className={classes.refusal} role="alert">
          {refusal.message}
        </p>
      ) : null}
      <div className={classes.list} data-field={missing ? undefined : 'components'} tabIndex={-1}>
        {components.length === 0 ? <p className={classes.empty}>{t('intake.papers.empty')}</p> : null}
        {components.map((component, at) => (
          <PaperRow
            key={component.index}
            component={component}
            paper={papers.find(({ index }) => index === component.index) ?? null}
            keyName={at < 9 ? String(at + 1) : null}
            field={component === missing ? 'components' : undefined}
            onToggle={() => toggle(at)}
            onCount={setPaper}
          />
        ))}
        <NoteRow />
      </div>
    </Section>
  );
}
