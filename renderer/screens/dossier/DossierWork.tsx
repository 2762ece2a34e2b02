import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { Action } from '../../ui/Action.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { ControlSheet } from './ControlSheet.tsx';
import classes from './DossierWork.module.css';
import { DueSummary } from './DueSummary.tsx';
import type { DossierView } from './dossier-view.ts';
import { FactsCard } from './FactsCard.tsx';
import { PapersCard } from './PapersCard.tsx';
import { StepFoot } from './StepFoot.tsx';
import { StepPanel } from './StepPanel.tsx';
import { Story } from './Story.tsx';
import { settleStep } from './settle-step.ts';
import { draftKey, type StepStore } from './step-store.ts';
import { steps } from './steps.ts';

/** The work at the left: facts, papers or the open step, actions. The date and the story at the right. */
export function DossierWork({ dossier, store }: { readonly dossier: DossierView; readonly store: StepStore }) {
  const { t } = useTranslation();
  const { open, done, openStep } = useStore(store);
  const story = useRef<HTMLDivElement>(null);
  const [showsSheet, setShowsSheet] = useState(false);
  const events = dossier.timeline.length;
  // The newest is what one comes for, unless something is in conflict.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new event moves the view to it
  useEffect(() => {
    const box = story.current;
    const conflict = box?.querySelector('[data-effect="conflict"]');
    if (conflict) conflict.scrollIntoView({ block: 'nearest' });
    else box?.scrollTo({ top: box.scrollHeight });
  }, [events]);
  const step = open && (open.kind === 'next' ? steps[open.name] : settleStep(open.entry));
  return (
    <div className={classes.two}>
      <div className={classes.column}>
        <FactsCard dossier={dossier} />
        {open && step ? (
          <StepPanel key={draftKey(open)} step={step} open={open} dossier={dossier} store={store} />
        ) : (
          <>
            <PapersCard dossier={dossier} />
            {done === 'resolve' && dossier.actions.includes('recall') ? (
              <div className={classes.done} role="status">
                <StatusTag tone="ok" word={t('dossier.done.resolved')} />
                <Action
                  kind="quiet"
                  label={t('dossier.done.undo')}
                  onAct={() => openStep({ kind: 'next', name: 'recall' })}
                />
              </div>
            ) : null}
            <StepFoot dossier={dossier} onOpen={(name) => openStep({ kind: 'next', name })} />
          </>
        )}
      </div>
      <div className={classes.side}>
        <DueSummary dossier={dossier} />
        <Section
          title={t('dossier.story.title')}
          remark={
            <span className={classes.count}>
              {t('dossier.story.count', { count: events })}
              <Action kind="quiet" label={t('dossier.control.title')} onAct={() => setShowsSheet(true)} />
            </span>
          }
          grow
        >
          <div ref={story} className={classes.story}>
            <Story
              entries={dossier.timeline}
              onSettle={dossier.actions.includes('settle') ? (entry) => openStep({ kind: 'settle', entry }) : null}
            />
          </div>
        </Section>
      </div>
      {showsSheet ? <ControlSheet dossier={dossier} onClose={() => setShowsSheet(false)} /> : null}
    </div>
  );
}
