import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ScanViewer } from '../../scans/ScanViewer.tsx';
import { useSession } from '../../session/SessionProvider.tsx';
import { Section } from '../../ui/Section.tsx';
import { DossierScans } from './DossierScans.tsx';
import type { DossierView } from './dossier-view.ts';
import classes from './PapersCard.module.css';
import { type ScanComponent, useScans } from './use-scans.ts';

type Paper = DossierView['components'][number];

/** The papers that came in, against the checklist that the dossier was received under, each with its scans. */
export function PapersCard({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { hello } = useSession();
  const scans = useScans(dossier);
  const { components, actions, attachments, status } = dossier;
  const atDesk = hello.mode === 'desk';
  const mayAttach = actions.includes('attach');
  const mayRemove = actions.includes('removeAttachment');
  const attachedTo = (component: ScanComponent) => attachments.filter((scan) => scan.component === component);
  const results = attachedTo('result');
  const hasResult = status === 'resolved' || status === 'returned' || results.length > 0;
  return (
    <Section
      title={t('dossier.papers.title')}
      remark={<span className={classes.sets}>{t('dossier.papers.sets', { count: dossier.quantity })}</span>}
      grow
    >
      {components.length === 0 ? <p className={classes.none}>{t('dossier.papers.none')}</p> : null}
      <ul className={classes.list}>
        {components.map((paper) => (
          <DossierScans
            key={paper.index}
            component={paper.index}
            attached={attachedTo(paper.index)}
            scans={scans}
            atDesk={atDesk}
            mayAttach={mayAttach}
            mayRemove={mayRemove}
            row={(button) => <PaperRow paper={paper} button={button} />}
          />
        ))}
        {hasResult ? (
          <DossierScans
            component="result"
            attached={results}
            scans={scans}
            atDesk={atDesk}
            mayAttach={mayAttach}
            mayRemove={mayRemove}
            row={(button) => <ResultRow there={results.length > 0} button={button} />}
          />
        ) : null}
      </ul>
      {scans.viewer.picture ? <ScanViewer picture={scans.viewer.picture} onClose={scans.viewer.close} /> : null}
    </Section>
  );
}

function PaperRow({ paper, button }: { readonly paper: Paper; readonly button: ReactNode }) {
  const { t } = useTranslation();
  const { name, mode, required, original, copies } = paper;
  return (
    <div className={classes.paper}>
      <PaperMark there={original + copies > 0} />
      <span>
        {name}
        {mode === 'present' ? <small> · {t('dossier.papers.present')}</small> : null}
        {required ? null : <small> · {t('dossier.papers.optional')}</small>}
      </span>
      <span className={classes.count}>{countWord(paper, t)}</span>
      {button}
    </div>
  );
}

function ResultRow({ there, button }: { readonly there: boolean; readonly button: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={classes.paper}>
      <PaperMark there={there} />
      <span>{t('dossier.scan.result')}</span>
      <span className={classes.count} />
      {button}
    </div>
  );
}

function PaperMark({ there }: { readonly there: boolean }) {
  return there ? (
    <IconCheck className={classes.there} aria-hidden="true" />
  ) : (
    <IconMinus className={classes.missing} aria-hidden="true" />
  );
}

function countWord({ mode, original, copies }: Paper, t: TFunction): string {
  if (original + copies === 0) return t('dossier.papers.missing');
  if (mode === 'present') return t('dossier.papers.compared');
  if (original > 0 && copies > 0) return t('dossier.papers.both', { original, copies });
  return original > 0
    ? t('dossier.papers.originals', { count: original })
    : t('dossier.papers.copies', { count: copies });
}
