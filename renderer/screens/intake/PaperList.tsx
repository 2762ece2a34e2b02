import { useTranslation } from 'react-i18next';
import { nextToScan, scansToSend } from './draft.ts';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';
import { PaperRow } from './PaperRow.tsx';
import classes from './PapersSection.module.css';
import { PaperWithScans } from './PaperWithScans.tsx';
import type { PaperComponent } from './papers.ts';
import type { DraftScans } from './use-draft-scans.ts';

interface PaperListProps {
  readonly components: readonly PaperComponent[];
  readonly scans: DraftScans;
  /** The paper that a refusal is about, by its place in the checklist. */
  readonly missing: number | null;
  readonly onToggle: (component: PaperComponent) => void;
}

/** The papers of the checklist, each with its count and its scans. */
export function PaperList({ components, scans, missing, onToggle }: PaperListProps) {
  const { t } = useTranslation();
  const store = useIntakeStore();
  const draft = useIntake((state) => state.draft);
  const going = scansToSend(draft);
  const next = nextToScan(draft);
  const scansOf = (index: number) => going.filter(({ component }) => component === index);
  return (
    <ul className={classes.papers} aria-label={t('intake.papers.title')}>
      {components.map((component, at) => (
        <PaperWithScans
          key={component.index}
          component={component}
          attached={scansOf(component.index)}
          scans={scans}
          next={component.index === next}
          row={(button) => (
            <PaperRow
              component={component}
              paper={draft.papers.find(({ index }) => index === component.index) ?? null}
              keyName={at < 9 ? String(at + 1) : null}
              button={button}
              field={component.index === missing ? 'components' : undefined}
              onToggle={() => onToggle(component)}
              onCount={store.getState().setPaper}
            />
          )}
        />
      ))}
    </ul>
  );
}
