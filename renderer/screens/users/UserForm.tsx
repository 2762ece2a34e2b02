import { Checkbox, MultiSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DistrictRole } from '../../../shared/district/roles.ts';
import { UserName } from '../../../shared/district/user.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { roleKeys, type UserRow } from './user-words.ts';
import classes from './users.module.css';

interface UserFormProps {
  /** Null: a new one. */
  readonly user: UserRow | null;
  /** With the password of a new user. */
  readonly onDone: (told: { readonly name: string; readonly password: string } | null) => void;
  readonly onBack: () => void;
}

const hintKeys = {
  import: 'users.roleHint.import',
  officer: 'users.roleHint.officer',
  supervisor: 'users.roleHint.supervisor',
  administrator: 'users.roleHint.administrator',
} as const satisfies Record<DistrictRole, string>;

/** Names, roles and fields of a new or known user. */
export function UserForm({ user, onDone, onBack }: UserFormProps) {
  const { t } = useTranslation();
  const catalogue = useCall('field.list', {});
  const add = useCommand('user.add');
  const change = useCommand('user.change');
  const [name, setName] = useState(user?.name ?? '');
  const [fullName, setFullName] = useState(user?.fullName ?? '');
  const [roles, setRoles] = useState<readonly DistrictRole[]>(user?.roles ?? []);
  const [fields, setFields] = useState<string[]>([...(user?.fields ?? [])]);
  const [tried, setTried] = useState(false);
  const badName = user === null && !UserName.safeParse(name.trim()).success;
  const error = add.error ?? change.error;

  const submit = async (): Promise<void> => {
    setTried(true);
    if (badName || fullName.trim() === '' || roles.length === 0) return;
    const facts = { fullName: fullName.trim(), roles: [...roles], fields: roles.includes('officer') ? fields : [] };
    if (user) {
      const answer = await change.run({ ...facts, user: user.id });
      if (answer?.ok) onDone(null);
      return;
    }
    const answer = await add.run({ ...facts, name: name.trim() });
    if (answer?.ok) onDone({ name: name.trim(), password: answer.value.password });
  };
  useKeys({ 'Ctrl+Enter': () => void submit(), Escape: onBack });

  return (
    <form
      className={beside.detail}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <div className={beside.title}>
        <h2>{user ? t('users.form.changeTitle', { name: user.fullName }) : t('users.form.addTitle')}</h2>
      </div>
      <div className={beside.fields}>
        {user ? null : (
          <TextInput
            label={t('users.form.name')}
            placeholder={t('users.form.nameHint')}
            value={name}
            error={tried && badName ? t('users.form.nameBad') : (add.error?.fields?.name?.message ?? null)}
            autoFocus
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
        )}
        <TextInput
          label={t('users.form.fullName')}
          value={fullName}
          error={tried && fullName.trim() === '' ? t('users.form.missing') : null}
          autoFocus={user !== null}
          onChange={({ currentTarget }) => setFullName(currentTarget.value)}
        />
        <Checkbox.Group
          label={t('users.column.roles')}
          value={[...roles]}
          error={tried && roles.length === 0 ? t('users.form.roleMissing') : null}
          onChange={(values) => setRoles(DistrictRole.options.filter((role) => values.includes(role)))}
        >
          <div className={classes.roles}>
            {DistrictRole.options.map((role) => (
              <Checkbox key={role} value={role} label={t(roleKeys[role])} description={t(hintKeys[role])} />
            ))}
          </div>
        </Checkbox.Group>
        {roles.includes('officer') ? (
          <MultiSelect
            label={t('users.form.fields')}
            data={[...new Set([...(catalogue.data ?? []), ...fields])]}
            value={fields}
            searchable
            placeholder={fields.length === 0 ? t('users.form.fieldsAll') : ''}
            onChange={setFields}
          />
        ) : null}
        {error ? <ErrorNote error={error} /> : null}
      </div>
      <div className={classes.ends}>
        <Action kind="go" wide submit label={t('users.form.save')} keyName="Ctrl ↵" busy={add.busy || change.busy} />
        <Action kind="quiet" wide label={t('users.form.back')} keyName="Esc" onAct={onBack} />
      </div>
    </form>
  );
}
