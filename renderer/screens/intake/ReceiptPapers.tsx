import { useTranslation } from 'react-i18next';
import type { PaperDraft } from './draft.ts';
import type { PaperComponent } from './papers.ts';
import classes from './ReceiptPaper.module.css';

interface ReceiptPapersProps {
  readonly components: readonly PaperComponent[];
  readonly papers: readonly PaperDraft[];
  readonly quantity: number;
}

/** The papers handed in, as the receipt lists them; those that were only shown are not on it. */
export function ReceiptPapers({ components, papers, quantity }: ReceiptPapersProps) {
  const { t } = useTranslation();
  const sheets = ({ original, copies }: PaperDraft): string =>
    original > 0 && copies > 0
      ? t('paper.both', { original, copies })
      : original > 0
        ? t('paper.originals', { count: original })
        : t('paper.copies', { count: copies });
  const lines = papers.flatMap((paper) => {
    const component = components.find(({ index }) => index === paper.index);
    return component?.mode === 'submit' ? [{ name: component.name, sheets: sheets(paper), index: paper.index }] : [];
  });
  return (
    <>
      <div className={classes.fact} data-long>
        <dt>{t('paper.papers')}</dt>
        <dd>
          {lines.length === 0 ? t('paper.blank') : null}
          {lines.map(({ name, sheets: count, index }, at) => (
            <span key={index} className={classes.line}>
              {t('paper.paperLine', { number: at + 1, name, sheets: count })}
            </span>
          ))}
        </dd>
      </div>
      <div className={classes.fact}>
        <dt>{t('paper.quantity')}</dt>
        <dd>{t('paper.sets', { count: quantity })}</dd>
      </div>
    </>
  );
}
