import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { saveFile } from '../../files/save-file.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import type { DeskRow } from './desk-row.ts';
import classes from './district.module.css';
import { intakeAddress } from './intake-address.ts';
import { type Invite, type InviteField, inviteProblems } from './invite-problems.ts';

interface InviteFormProps {
  /** The desk whose PC is replaced; null for a new desk. */
  readonly replaces: DeskRow | null;
  readonly onDone: (file: string) => void;
  readonly onBack: () => void;
}

const labels = {
  commune: 'district.desks.form.commune',
  communeName: 'district.desks.form.communeName',
  province: 'district.desks.form.province',
  desk: 'district.desks.form.desk',
  url: 'district.desks.form.url',
} as const satisfies Record<InviteField, string>;
const fields: readonly InviteField[] = ['commune', 'communeName', 'province', 'desk', 'url'];

/** Makes the invitation of a desk and hands the file to the person. */
export function InviteForm({ replaces, onDone, onBack }: InviteFormProps) {
  const { t } = useTranslation();
  const create = useCommand('enrolment.create');
  const [invite, setInvite] = useState<Invite>({
    commune: replaces?.commune ?? '',
    communeName: replaces?.communeName ?? '',
    province: '',
    desk: replaces ? String(replaces.desk) : '',
    url: intakeAddress(window.location),
  });
  const [publicCertificate, setPublicCertificate] = useState(false);
  const [tried, setTried] = useState(false);
  const problems = tried ? inviteProblems(invite, t) : {};
  const refused = create.error?.fields ?? {};

  const submit = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(inviteProblems(invite, t)).length > 0) return;
    const answer = await create.run({
      commune: invite.commune.trim(),
      communeName: invite.communeName.trim(),
      province: invite.province.trim(),
      desk: Number(invite.desk.trim()),
      ...(invite.url.trim() ? { url: invite.url.trim(), publicCertificate } : {}),
      ...(replaces?.ledger ? { replaces: replaces.ledger } : {}),
    });
    if (!answer?.ok) return;
    saveFile(answer.value);
    onDone(answer.value.name);
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
      <div className={classes.title}>
        <h2>
          {replaces
            ? t('district.desks.form.replaceTitle', { desk: replaces.desk, commune: replaces.communeName })
            : t('district.desks.form.title')}
        </h2>
      </div>
      <div className={beside.fields}>
        {fields.map((field, at) => (
          <TextInput
            key={field}
            name={field}
            label={t(labels[field])}
            value={invite[field]}
            error={problems[field] ?? refused[field]?.message}
            disabled={replaces !== null && (field === 'commune' || field === 'desk')}
            autoFocus={at === (replaces ? 2 : 0)}
            onChange={({ currentTarget }) => setInvite({ ...invite, [field]: currentTarget.value })}
          />
        ))}
        {/^https:/i.test(invite.url.trim()) ? (
          <Checkbox
            label={t('district.desks.form.publicCertificate')}
            checked={publicCertificate}
            onChange={({ currentTarget }) => setPublicCertificate(currentTarget.checked)}
          />
        ) : null}
        <p className={beside.hint}>{t('district.desks.form.hint')}</p>
        {create.error && Object.keys(refused).length === 0 ? <ErrorNote error={create.error} /> : null}
      </div>
      <div className={beside.buttons}>
        <Action kind="go" wide submit label={t('district.desks.form.make')} keyName="Ctrl ↵" busy={create.busy} />
        <Action kind="quiet" wide label={t('district.desks.form.back')} keyName="Esc" onAct={onBack} />
      </div>
    </form>
  );
}
