import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Key } from '../../ui/Key.tsx';
import { CountField } from './CountField.tsx';
import type { PaperDraft } from './draft.ts';
import classes from './PaperRow.module.css';
import type { PaperComponent } from './papers.ts';

interface PaperRowProps {
  readonly component: PaperComponent;
  /** Null while nothing of it was taken in. */
  readonly paper: PaperDraft | null;
  readonly keyName: string | null;
  /** To attach a scan of it. */
  readonly button: ReactNode;
  /** What a refusal calls this row. */
  readonly field: string | undefined;
  readonly onToggle: () => void;
  readonly onCount: (paper: PaperDraft) => void;
}

export function PaperRow({ component, paper, keyName, button, field, onToggle, onCount }: PaperRowProps) {
  const { t } = useTranslation();
  const { name, note, required, mode, original, copies } = component;
  const asked =
    mode === 'present'
      ? t('intake.papers.compare')
      : original > 0 && copies > 0
        ? t('intake.papers.both', { original, copies })
        : original > 0
          ? t('intake.papers.originals', { count: original })
          : t('intake.papers.copies', { count: copies });
  const remarks = [required ? '' : t('intake.papers.optional'), mode === 'present' ? t('intake.papers.present') : '']
    .filter((remark) => remark !== '')
    .join(' · ');

  return (
    <div className={classes.row}>
      <Checkbox
        checked={paper !== null}
        onChange={onToggle}
        data-field={field}
        classNames={{
          root: classes.check,
          body: classes.body,
          labelWrapper: classes.labelWrapper,
          label: classes.label,
        }}
        label={
          <span className={classes.name} title={note ? `${name} (${note})` : name}>
            {name}
            {remarks ? <span className={classes.remark}>{` · ${remarks}`}</span> : null}
          </span>
        }
      />
      {paper && mode === 'submit' ? (
        <span className={classes.counts}>
          <CountField
            label={t('intake.papers.originalsOf', { name })}
            unit={t('intake.papers.originalShort')}
            value={paper.original}
            least={0}
            onChange={(count) => onCount({ ...paper, original: count })}
          />
          <CountField
            label={t('intake.papers.copiesOf', { name })}
            unit={t('intake.papers.copyShort')}
            value={paper.copies}
            least={0}
            onChange={(count) => onCount({ ...paper, copies: count })}
          />
        </span>
      ) : (
        <span className={classes.asked}>{asked}</span>
      )}
      {button}
      {keyName ? <Key name={keyName} /> : <span />}
    </div>
  );
}
