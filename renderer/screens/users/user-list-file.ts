import type { TFunction } from 'i18next';
import type { ListFile } from '../../files/ExportList.tsx';
import { roleKeys, type UserRow, userState } from './user-words.ts';

/** Who may sign in, as a table. */
export function userListFile(users: readonly UserRow[], t: TFunction): ListFile {
  return {
    title: t('users.head.title'),
    remarks: [],
    columns: [
      t('users.column.name'),
      t('users.form.name'),
      t('users.column.roles'),
      t('users.form.fields'),
      t('users.column.totp'),
      t('users.side.sessions'),
      t('users.column.state'),
    ],
    rows: users.map((user) => [
      user.fullName,
      user.name,
      user.roles.map((role) => t(roleKeys[role])).join(', '),
      user.fields.join(', '),
      user.totp ? t('users.totp.on') : t('users.totp.off'),
      user.sessions,
      t(userState(user).key),
    ]),
  };
}
