import { useTranslation } from 'react-i18next';
import type { PrintState } from '../../print/use-form-print.ts';
import classes from './SavedPanel.module.css';

const keys = {
  printing: 'intake.saved.printing',
  printed: 'intake.saved.printed',
  cancelled: 'intake.saved.printCancelled',
  failed: 'intake.saved.printFailed',
} as const;

/** How the paper is doing; keeps its line while there is nothing to say. */
export function PrintRemark({ state }: { readonly state: PrintState }) {
  const { t } = useTranslation();
  return (
    <p className={classes.print} data-state={state}>
      {state === 'idle' ? null : t(keys[state])}
    </p>
  );
}
