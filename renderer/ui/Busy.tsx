import { useTranslation } from 'react-i18next';
import classes from './Busy.module.css';

/** Keeps the room of what is still loading; shows itself only after 300 ms. */
export function Busy({ rows = 3 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  return (
    <output className={classes.busy} aria-label={t('ui.busy')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: equal bars have nothing else to be told apart by
        <span key={row} className={classes.bar} />
      ))}
    </output>
  );
}
