import { Button, Menu } from '@mantine/core';
import { IconChevronUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../ui/Action.tsx';
import { Key } from '../../ui/Key.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import type { DossierView } from './dossier-view.ts';
import { type NextStep, nextSteps } from './next-steps.ts';
import classes from './StepFoot.module.css';
import { stepKeys } from './step-keys.ts';

const shownBeside = 2;
const terminal: readonly DossierView['status'][] = ['refused', 'withdrawn', 'stopped', 'returned'];

interface StepFootProps {
  readonly dossier: DossierView;
  readonly onOpen: (step: NextStep) => void;
}

/** The likeliest next step at the left with its key, two more beside it, the rarer ones behind one button. */
export function StepFoot({ dossier, onOpen }: StepFootProps) {
  const { t } = useTranslation();
  const [first, ...others] = nextSteps(dossier);
  const beside = others.slice(0, shownBeside);
  const behind = others.slice(shownBeside);
  useKeys({
    ...(first ? { 'Ctrl+Enter': () => onOpen(first) } : {}),
    ...Object.fromEntries(others.map((step, at) => [`Alt+${at + 1}`, () => onOpen(step)])),
  });
  if (!first) {
    const over = terminal.includes(dossier.status);
    return <p className={classes.none}>{over ? t('dossier.step.none') : t('dossier.step.noneNow')}</p>;
  }
  return (
    <div className={classes.foot}>
      <Action kind="go" label={t(stepKeys[first])} keyName="Ctrl ↵" onAct={() => onOpen(first)} />
      {beside.map((step, at) => (
        <Action key={step} label={t(stepKeys[step])} keyName={`Alt ${at + 1}`} onAct={() => onOpen(step)} />
      ))}
      {behind.length > 0 ? (
        <Menu position="top-end" width={260} withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button
              variant="subtle"
              className={classes.more}
              rightSection={<IconChevronUp size={16} aria-hidden="true" />}
            >
              {t('dossier.step.more')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {behind.map((step, at) => (
              <Menu.Item
                key={step}
                rightSection={<Key name={`Alt ${at + 1 + shownBeside}`} />}
                onClick={() => onOpen(step)}
              >
                {t(stepKeys[step])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  );
}
