import { useTranslation } from 'react-i18next';
import { Action } from '../../ui/Action.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import classes from './IntakeFoot.module.css';

interface IntakeFootProps {
  readonly busy: boolean;
  readonly onSave: (samePerson: boolean) => void;
  readonly onCounter: (kind: 'supplement' | 'refuse') => void;
}

/** The one primary action at the left with its key; what is rarer at the right. */
export function IntakeFoot({ busy, onSave, onCounter }: IntakeFootProps) {
  const { t } = useTranslation();
  useKeys({
    'Ctrl+Enter': () => onSave(false),
    f7: () => onSave(true),
    f8: () => onCounter('supplement'),
    f10: () => onCounter('refuse'),
  });
  return (
    <div className={classes.foot}>
      <Action kind="go" label={t('intake.foot.save')} keyName="Ctrl ↵" busy={busy} onAct={() => onSave(false)} />
      <Action label={t('intake.foot.another')} keyName="F7" disabled={busy} onAct={() => onSave(true)} />
      <span className={classes.gap} />
      <Action kind="quiet" label={t('intake.foot.supplement')} keyName="F8" onAct={() => onCounter('supplement')} />
      <Action kind="quiet" label={t('intake.foot.refuse')} keyName="F10" onAct={() => onCounter('refuse')} />
    </div>
  );
}
