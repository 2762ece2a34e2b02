import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { TotpPolicy } from '../../../shared/district/user.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import classes from './users.module.css';

const policyKeys = {
  administrators: 'users.rule.administrators',
  everybody: 'users.rule.everybody',
  nobody: 'users.rule.nobody',
} as const satisfies Record<TotpPolicy, string>;

/** Who must sign in with a code; whoever lacks one sets it up at the next sign-in, before anything else. */
export function TotpRule() {
  const { t } = useTranslation();
  const { data, error } = useCall('user.policy', {});
  const set = useCommand('user.setPolicy');
  if (!data) return error ? <ErrorNote error={error} /> : null;
  const choose = (value: string): void => {
    const totp = TotpPolicy.safeParse(value);
    if (totp.success && totp.data !== data.totp) void set.run({ totp: totp.data });
  };
  return (
    <section className={classes.rule} aria-label={t('users.rule.label')}>
      <strong>{t('users.rule.label')}</strong>
      <SegmentedControl
        size="xs"
        aria-label={t('users.rule.label')}
        value={data.totp}
        disabled={data.training || set.busy}
        data={TotpPolicy.options.map((value) => ({ value, label: t(policyKeys[value]) }))}
        onChange={choose}
      />
      <small>{data.training ? t('users.rule.training') : t('users.rule.hint')}</small>
      {set.error ? <ErrorNote error={set.error} /> : null}
    </section>
  );
}
