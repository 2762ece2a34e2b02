import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { ScanViewer } from '../../scans/ScanViewer.tsx';
import { Action } from '../../ui/Action.tsx';
import { Section } from '../../ui/Section.tsx';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';
import { NoteRow } from './NoteRow.tsx';
import { PaperList } from './PaperList.tsx';
import { PapersCount } from './PapersCount.tsx';
import classes from './PapersSection.module.css';
import { countPapers, fullPaper, type PaperComponent } from './papers.ts';
import { QuantityField } from './QuantityField.tsx';
import { ScanNext } from './ScanNext.tsx';
import type { DraftScans } from './use-draft-scans.ts';
import { usePaperKeys } from './use-paper-keys.ts';
import type { Wedge } from './wedge.ts';

interface PapersSectionProps {
  readonly procedure: CallOutput<'procedure.get'> | null;
  readonly wedge: RefObject<Wedge>;
  readonly scans: DraftScans;
}

/** The published checklist: a tick, a count and the scans of each paper, by keys 1 to 9 and Alt S. */
export function PapersSection({ procedure, wedge, scans }: PapersSectionProps) {
  const { t } = useTranslation();
  const store = useIntakeStore();
  const papers = useIntake((state) => state.draft.papers);
  const refusal = useIntake((state) => state.fieldErrors.components);
  const scanRefusal = useIntake((state) => state.fieldErrors['draft.scans']);
  const components = procedure?.components ?? [];
  const { taken, required } = countPapers(components, papers);
  const { setPaper, setPapers } = store.getState();
  // A refusal of the papers puts the focus on the first that is missing.
  const missing = components.find((component) => component.required && !isTaken(component.index));

  function isTaken(paper: number): boolean {
    return papers.some(({ index }) => index === paper);
  }
  const toggle = (component: PaperComponent | undefined): void => {
    if (!component) return;
    setPaper(isTaken(component.index) ? { index: component.index, original: 0, copies: 0 } : fullPaper(component));
  };
  usePaperKeys({ wedge, onDigit: (digit) => toggle(components[digit - 1]) });

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
          <ScanNext components={components} scans={scans} />
        </>
      }
      remark={components.length > 0 ? <PapersCount components={components} /> : null}
    >
      {refusal ? (
        <p className={classes.refusal} role="alert">
          {refusal.message}
        </p>
      ) : null}
      {scanRefusal ? (
        <p className={classes.refusal} role="alert" tabIndex={-1} data-field="draft.scans">
          {scanRefusal.message}
        </p>
      ) : null}
      <div className={classes.list} data-field={missing ? undefined : 'components'} tabIndex={-1}>
        {components.length === 0 ? <p className={classes.empty}>{t('intake.papers.empty')}</p> : null}
        <PaperList components={components} scans={scans} missing={missing?.index ?? null} onToggle={toggle} />
        <NoteRow />
      </div>
      {scans.viewer.picture ? <ScanViewer picture={scans.viewer.picture} onClose={scans.viewer.close} /> : null}
    </Section>
  );
}
