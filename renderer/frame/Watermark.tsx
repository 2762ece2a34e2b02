import { useTranslation } from 'react-i18next';
import classes from './Watermark.module.css';

/** Over every screen of a training desk; in nobody's way. */
export function Watermark() {
  const { t } = useTranslation();
  return <div className={classes.mark} data-words={t('frame.training.mark')} aria-hidden="true" />;
}
