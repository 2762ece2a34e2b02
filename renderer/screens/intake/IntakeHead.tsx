import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { Action } from '../../ui/Action.tsx';
import { ScreenHead } from '../../ui/ScreenHead.tsx';
import { isBlank } from './draft.ts';
import classes from './IntakeHead.module.css';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';
import type { DraftState } from './use-draft.ts';

/** The screen's name, what became of what is typed, and the way to start anew with undo. */
export function IntakeHead({ draft: { savedAt, failed } }: { readonly draft: DraftState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const store = useIntakeStore();
  const blank = useIntake((state) => isBlank(state.draft));
  const done = useIntake((state) => state.outcome !== null);
  const restored = useIntake((state) => state.restored);
  const thrownAway = useIntake((state) => state.thrownAway !== null);

  const remark = (): string => {
    if (failed) return t('intake.head.notSaved');
    if (thrownAway) return t('intake.head.thrownAway');
    if (blank || done || savedAt === null) return t('intake.head.remark');
    return restored ? t('intake.head.restored') : t('intake.head.savedAt', { time: format.time(savedAt) });
  };

  return (
    <ScreenHead title={t('intake.head.title')} remark={remark()}>
      <div className={classes.actions}>
        {thrownAway ? (
          <Action kind="quiet" label={t('intake.head.takeBack')} onAct={() => store.getState().takeBack()} />
        ) : null}
        {!blank && !done ? (
          <Action kind="quiet" label={t('intake.head.throwAway')} onAct={() => store.getState().throwAway()} />
        ) : null}
      </div>
    </ScreenHead>
  );
}
