import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { useCommand } from '../../client/use-command.ts';
import { useSession } from '../../session/SessionProvider.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import classes from './account.module.css';
import { CodeForm } from './CodeForm.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { SecretForm } from './SecretForm.tsx';

/** Codes at sign-in: enrolling a telephone, then recovery codes, shown once. */
export function TotpCard({ account }: { readonly account: CallOutput<'account.get'> }) {
  const { t } = useTranslation();
  const { hello } = useSession();
  const offer = useCommand('account.offerTotp');
  const confirm = useCommand('account.confirmTotp');
  const renew = useCommand('account.renewRecovery');
  const [offered, setOffered] = useState<CallOutput<'account.offerTotp'> | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const isUrgent = !account.totp && account.roles.includes('administrator') && !hello.training;

  const ask = async (current: string): Promise<void> => {
    setCodes(null);
    const answer = await offer.run({ current });
    if (answer?.ok) setOffered(answer.value);
  };
  const take = async (code: string): Promise<void> => {
    const answer = await confirm.run({ code });
    if (!answer?.ok) return;
    setOffered(null);
    setCodes(answer.value.recoveryCodes);
  };
  const renewed = async (current: string): Promise<void> => {
    const answer = await renew.run({ current });
    if (answer?.ok) setCodes(answer.value.recoveryCodes);
  };

  return (
    <Section
      title={t('account.totp.title')}
      remark={
        <StatusTag
          tone={account.totp ? 'ok' : isUrgent ? 'today' : 'plain'}
          word={account.totp ? t('users.totp.on') : t('users.totp.off')}
        />
      }
    >
      {codes ? (
        <RecoveryCodes codes={codes} onSeen={() => setCodes(null)} />
      ) : offered ? (
        <CodeForm offered={offered} command={confirm} onCode={take} onBack={() => setOffered(null)} />
      ) : (
        <>
          <p className={classes.hint}>
            {account.totp
              ? t('account.totp.onHint', { left: account.recoveryLeft })
              : isUrgent
                ? t('account.totp.urgentHint')
                : t('account.totp.offHint')}
          </p>
          <SecretForm
            label={account.totp ? t('account.totp.again') : t('account.totp.begin')}
            command={offer}
            onProve={ask}
          />
          {account.totp ? <SecretForm label={t('account.totp.renew')} command={renew} onProve={renewed} /> : null}
        </>
      )}
    </Section>
  );
}
