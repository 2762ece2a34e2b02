import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './extras.module.css';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';

/** What else there is to say, under the papers. */
export function NoteRow() {
  const { t } = useTranslation();
  const store = useIntakeStore();
  const note = useIntake((state) => state.draft.note);
  const refusal = useIntake((state) => state.fieldErrors.note);
  return (
    <div className={classes.note}>
      <TextInput
        aria-label={t('intake.extra.note')}
        placeholder={t('intake.extra.note')}
        data-field="note"
        value={note}
        error={refusal?.message}
        autoComplete="off"
        onChange={({ currentTarget }) => store.getState().setExtra({ note: currentTarget.value })}
      />
    </div>
  );
}
