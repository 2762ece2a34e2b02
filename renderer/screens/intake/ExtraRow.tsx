import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { CountField } from './CountField.tsx';
import classes from './ExtraRow.module.css';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';

interface ExtraRowProps {
  readonly fees: string;
  readonly feeRows: CallOutput<'procedure.get'>['feeRows'];
}

/** How many sets, what else to say, what it costs. */
export function ExtraRow({ fees, feeRows }: ExtraRowProps) {
  const { t } = useTranslation();
  const store = useIntakeStore();
  const quantity = useIntake((state) => state.draft.quantity);
  const note = useIntake((state) => state.draft.note);
  const noteRefusal = useIntake((state) => state.fieldErrors['note']);
  const { setExtra } = store.getState();
  const explained = feeRows.map((row) => (row.note ? `${row.name}: ${row.note}` : row.name)).join('\n');
  return (
    <div className={classes.row}>
      <span className={classes.label}>{t('intake.extra.quantity')}</span>
      <CountField
        label={t('intake.extra.quantity')}
        path="quantity"
        value={quantity}
        least={1}
        onChange={(count) => setExtra({ quantity: count })}
      />
      <TextInput
        className={classes.note}
        size="xs"
        aria-label={t('intake.extra.note')}
        placeholder={t('intake.extra.note')}
        data-field="note"
        value={note}
        error={noteRefusal?.message}
        autoComplete="off"
        onChange={({ currentTarget }) => setExtra({ note: currentTarget.value })}
      />
      {fees ? (
        <>
          <span className={classes.label}>{t('intake.extra.fees')}</span>
          <span className={classes.fees} title={explained}>
            {fees}
          </span>
        </>
      ) : null}
    </div>
  );
}
