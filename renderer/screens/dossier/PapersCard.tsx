import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section.tsx';
import type { DossierView } from './dossier-view.ts';
import classes from './PapersCard.module.css';

/** The papers that came in, against the checklist that the dossier was received under. */
export function PapersCard({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const { components } = dossier;
  return (
    <Section
      title={t('dossier.papers.title')}
      remark={<span className={classes.sets}>{t('dossier.papers.sets', { count: dossier.quantity })}</span>}
      grow
    >
      {components.length === 0 ? <p className={classes.none}>{t('dossier.papers.none')}</p> : null}
      <ul className={classes.list}>
        {components.map(({ index, name, mode, required, original, copies }) => {
          const there = original + copies > 0;
          return (
            <li key={index} className={classes.paper}>
              {there ? (
                <IconCheck className={classes.there} aria-hidden="true" />
              ) : (
                <IconMinus className={classes.missing} aria-hidden="true" />
              )}
              <span>
                {name}
                {mode === 'present' ? <small> · {t('dossier.papers.present')}</small> : null}
                {required ? null : <small> · {t('dossier.papers.optional')}</small>}
              </span>
              <span className={classes.count}>
                {!there
                  ? t('dossier.papers.missing')
                  : mode === 'present'
                    ? t('dossier.papers.compared')
                    : original > 0 && copies > 0
                      ? t('dossier.papers.both', { original, copies })
                      : original > 0
                        ? t('dossier.papers.originals', { count: original })
                        : t('dossier.papers.copies', { count: copies })}
              </span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
