import { useTranslation } from 'react-i18next';
import { CountField } from './CountField.tsx';
import classes from './extras.module.css';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';

/** How many sets of the dossier. */
export function QuantityField() {
  const { t } = useTranslation();
  const store = useIntakeStore();
  const quantity = useIntake((state) => state.draft.quantity);
  return (
    <div className={classes.quantity}>
      <span className={classes.label}>{t('intake.extra.quantity')}</span>
      <CountField
        label={t('intake.extra.quantity')}
        path="quantity"
        value={quantity}
        least={1}
        onChange={(count) => store.getState().setExtra({ quantity: count })}
      />
    </div>
  );
}
