import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './ReportsScreen.module.css';
import { signedProblem } from './report-choice.ts';
import type { HeadDraft } from './use-report-head.ts';

interface HeadFormProps {
  readonly draft: HeadDraft;
  /** Date over the signatures, as typed. */
  readonly signed: string;
  readonly onSigned: (typed: string) => void;
}

/** Whom the report goes to, where and when it is signed: kept for the next one, but for the date. */
export function HeadForm({ draft: { head, isChanged, busy, error, put, keep }, signed, onSigned }: HeadFormProps) {
  const { t } = useTranslation();
  if (head === null) return null;
  return (
    <form
      className={classes.fields}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TextInput
        label={t('reports.form.receiving')}
        description={t('reports.form.kept')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={head.receiving}
        maxLength={300}
        onChange={({ currentTarget }) => put({ ...head, receiving: currentTarget.value })}
      />
      <div className={classes.dates}>
        <TextInput
          label={t('reports.form.place')}
          value={head.place}
          maxLength={100}
          onChange={({ currentTarget }) => put({ ...head, place: currentTarget.value })}
        />
        <TextInput
          label={t('reports.form.signedOn')}
          inputMode="numeric"
          value={signed}
          error={signedProblem(signed) === null ? null : t('reports.choose.date')}
          onChange={({ currentTarget }) => onSigned(currentTarget.value)}
        />
      </div>
      {isChanged ? <Action kind="quiet" submit label={t('reports.form.keep')} busy={busy} /> : null}
      {error ? <ErrorNote error={error} /> : null}
    </form>
  );
}
