import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isChangeName } from '../../../shared/rules/draft.ts';
import { Action } from '../../ui/Action.tsx';
import classes from './procedure.module.css';

interface AddProcedureProps {
  readonly taken: readonly string[];
  readonly onAdd: (code: string) => void;
}

/** A new procedure begins with its code, which it keeps. */
export function AddProcedure({ taken, onAdd }: AddProcedureProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const problem =
    !isChangeName('catalogue', code) || code.startsWith(':')
      ? t('rules.add.form')
      : taken.includes(code)
        ? t('rules.add.taken')
        : null;
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(problem !== null);
        if (problem !== null) return;
        onAdd(code);
        setCode('');
      }}
    >
      <TextInput
        aria-label={t('rules.add.code')}
        placeholder={t('rules.add.code')}
        value={code}
        error={tried ? problem : null}
        onChange={({ currentTarget }) => setCode(currentTarget.value.trim())}
      />
      <Action submit label={t('rules.add.go')} />
    </form>
  );
}
