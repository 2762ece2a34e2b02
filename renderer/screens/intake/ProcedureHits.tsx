import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import classes from './ProcedureHits.module.css';

interface ProcedureHitsProps {
  readonly hits: CallOutput<'procedure.search'>;
  readonly active: number;
  readonly onChoose: (at: number) => void;
}

/** The list under the field; the field keeps the focus, so a press chooses before it would leave. */
export function ProcedureHits({ hits, active, onChoose }: ProcedureHitsProps) {
  const { t } = useTranslation();
  return (
    <div className={classes.hits}>
      {hits.length === 0 ? <p className={classes.none}>{t('intake.procedure.none')}</p> : null}
      <div id="procedure-hits" role="listbox" aria-label={t('intake.procedure.hits')}>
        {hits.map(({ code, name, field, limit, fees, confidence }, at) => (
          <div
            key={code}
            id={`procedure-hit-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className={classes.hit}
            onPointerDown={(event) => {
              event.preventDefault();
              onChoose(at);
            }}
          >
            <span className={classes.name}>{name}</span>
            <span className={classes.code}>
              {t('intake.procedure.codeAndField', { code, field })}
              {confidence === 'high' ? null : <em className={classes.unsure}>{t('intake.procedure.unsureShort')}</em>}
            </span>
            <span className={classes.limit}>{t('intake.procedure.limitAndFees', { limit, fees })}</span>
          </div>
        ))}
      </div>
    </div>
  );
}
