import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { useFormPrint } from '../../print/use-form-print.ts';
import { Action } from '../../ui/Action.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import table from '../../ui/table.module.css';
import classes from './ControlSheet.module.css';
import { type DossierView, nameOf } from './dossier-view.ts';

const resultKeys = {
  early: 'dossier.control.early',
  onTime: 'dossier.control.onTime',
  overdue: 'dossier.control.overdue',
} as const;
const tones = { early: 'ok', onTime: 'ok', overdue: 'late' } as const;

/** From whose hands into whose the dossier went, and the paper of it that travels along. */
export function ControlSheet({ dossier, onClose }: { readonly dossier: DossierView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const page = useFormPrint('dossier.controlSheet');
  const { controlSheet: rows, code } = dossier;
  return (
    <Dialog title={t('dossier.control.title')} size="xl" onClose={onClose}>
      {rows.length === 0 ? (
        <p className={classes.empty}>{t('dossier.control.empty')}</p>
      ) : (
        <table className={`${table.table} ${classes.sheet}`}>
          <thead>
            <tr>
              <th>{t('dossier.control.hands')}</th>
              <th>{t('dossier.control.given')}</th>
              <th>{t('dossier.control.giver')}</th>
              <th>{t('dossier.control.result')}</th>
              <th>{t('dossier.control.note')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ from, to, at, giver, result, note }, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: hand-overs only come at the end
              <tr key={place}>
                <td>{from === to ? from : t('dossier.control.way', { from, to })}</td>
                <td>{format.near(at)}</td>
                <td>{giver}</td>
                <td>{result ? <StatusTag tone={tones[result]} word={t(resultKeys[result])} /> : null}</td>
                <td>{note}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {page.error ? <ErrorNote error={page.error} /> : null}
      <div className={classes.foot}>
        <p className={classes.remark} role="status">
          {code === null
            ? t('dossier.control.noCode')
            : page.state === 'failed' && page.error === null
              ? t('dossier.control.printFailed')
              : ''}
        </p>
        {code === null ? null : (
          <Action
            label={t('dossier.control.print')}
            busy={page.state === 'printing'}
            onAct={() => void page.print(nameOf(dossier))}
          />
        )}
      </div>
    </Dialog>
  );
}
