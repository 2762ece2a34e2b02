import { ActionIcon } from '@mantine/core';
import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonValue } from '../../../shared/dossier/event.ts';
import { Action } from '../../ui/Action.tsx';
import classes from './procedure.module.css';
import { raised, removed } from './procedure-draft.ts';

interface ListFrameProps<T extends JsonValue> {
  readonly label: string;
  readonly items: readonly T[];
  readonly addLabel: string;
  readonly fresh: T;
  readonly error: string | null;
  readonly onChange: (items: readonly T[]) => void;
  readonly renderItem: (item: T, at: number) => ReactNode;
}

/** A list whose lines can be added, raised and taken out. */
export function ListFrame<T extends JsonValue>({
  label,
  items,
  fresh,
  onChange,
  renderItem,
  ...props
}: ListFrameProps<T>) {
  const { t } = useTranslation();
  return (
    <fieldset className={classes.list}>
      <legend>{label}</legend>
      {props.error ? <p className={classes.wrong}>{props.error}</p> : null}
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name but its place; its fields hold no state
        <div key={at} className={classes.line}>
          <div className={classes.lineFields}>{renderItem(item, at)}</div>
          <div className={classes.lineButtons}>
            <ActionIcon
              variant="subtle"
              aria-label={t('rules.list.raise', { number: at + 1 })}
              disabled={at === 0}
              onClick={() => onChange(raised(items, at))}
            >
              <IconArrowUp size={16} aria-hidden="true" />
            </ActionIcon>
            <ActionIcon
              variant="subtle"
              aria-label={t('rules.list.remove', { number: at + 1 })}
              onClick={() => onChange(removed(items, at))}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </div>
        </div>
      ))}
      <div>
        <Action kind="quiet" label={props.addLabel} onAct={() => onChange([...items, fresh])} />
      </div>
    </fieldset>
  );
}
