import { Checkbox, NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Scope, scopes } from '../../../shared/api/schemas.ts';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './ClientsScreen.module.css';
import { scopeKeys } from './scope-keys.ts';

const usualPerMinute = 120;

/** Name, what it may do, how often; then the key. */
export function NewClient({ onGiven }: { readonly onGiven: (name: string, key: string) => void }) {
  const { t } = useTranslation();
  const create = useCommand('api.createClient');
  const [name, setName] = useState('');
  const [allowed, setAllowed] = useState<readonly Scope[]>(['read']);
  const [perMinute, setPerMinute] = useState(usualPerMinute);
  const [missing, setMissing] = useState(false);
  return (
    <form
      className={classes.form}
      onSubmit={async (event) => {
        event.preventDefault();
        const named = name.trim();
        setMissing(named === '');
        if (named === '' || allowed.length === 0) return;
        const answer = await create.run({ name: named, scopes: [...allowed], perMinute });
        if (answer?.ok) onGiven(named, answer.value.key);
      }}
    >
      <h2 className={beside.lead}>{t('clients.new.title')}</h2>
      <TextInput
        label={t('clients.new.name')}
        value={name}
        maxLength={100}
        error={missing ? t('clients.new.missing') : null}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <Checkbox.Group
        label={t('clients.new.scopes')}
        value={[...allowed]}
        error={allowed.length === 0 ? t('clients.new.noScope') : null}
        onChange={(chosen) => setAllowed(scopes.filter((scope) => chosen.includes(scope)))}
      >
        <div className={classes.boxes}>
          {scopes.map((scope) => (
            <Checkbox key={scope} value={scope} label={t(scopeKeys[scope])} />
          ))}
        </div>
      </Checkbox.Group>
      <NumberInput
        label={t('clients.new.rate')}
        value={perMinute}
        min={1}
        max={6000}
        clampBehavior="strict"
        allowDecimal={false}
        onChange={(value) => setPerMinute(typeof value === 'number' ? value : usualPerMinute)}
      />
      {create.error ? <ErrorNote error={create.error} /> : null}
      <Action kind="go" wide submit label={t('clients.new.give')} keyName="↵" busy={create.busy} />
    </form>
  );
}
