import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import classes from './ChosenProcedure.module.css';

interface ChosenProcedureProps {
  readonly chosen: CallOutput<'procedure.get'> | null;
  readonly error: WireError | null;
  readonly variant: number | null;
  readonly onVariant: (variant: number | null) => void;
}

/** The chosen procedure in one row; its room is there before it is chosen. */
export function ChosenProcedure({ chosen, error, variant, onVariant }: ChosenProcedureProps) {
  const { t } = useTranslation();
  if (error && !chosen) return <ErrorNote error={error} />;
  if (!chosen) return <p className={classes.hint}>{t('intake.procedure.hint')}</p>;
  const { name, code, field, limit, fees, confidence, variants, feeRows } = chosen;
  const explained = feeRows.map((row) => (row.note ? `${row.name}: ${row.note}` : row.name)).join('\n');
  return (
    <div className={classes.row}>
      <div className={classes.what}>
        <strong className={classes.name} title={name}>
          {name}
        </strong>
        <span className={classes.code}>{t('intake.procedure.codeAndField', { code, field })}</span>
      </div>
      <div className={classes.terms}>
        {variants.length > 0 ? (
          <NativeSelect
            size="xs"
            aria-label={t('intake.procedure.variant')}
            data-field="variant"
            value={variant === null ? '' : String(variant)}
            data={[
              { value: '', label: t('intake.procedure.usual', { limit }) },
              ...variants.map((other, at) => ({
                value: String(at),
                label: t('intake.procedure.other', { when: other.when, limit: other.limit }),
              })),
            ]}
            onChange={({ currentTarget: { value } }) => onVariant(value === '' ? null : Number(value))}
          />
        ) : (
          <span className={classes.limit}>{limit}</span>
        )}
        <span className={classes.limit} title={explained}>
          {fees}
        </span>
        {confidence === 'high' ? null : (
          <span title={t('intake.procedure.unsure')}>
            <StatusTag tone="soon" word={t('intake.procedure.unsureShort')} />
          </span>
        )}
      </div>
    </div>
  );
}
