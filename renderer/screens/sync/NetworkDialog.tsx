import { Group, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallInput, CallOutput } from '../../../shared/contract/contract.ts';
import { useCall } from '../../client/use-call.ts';
import { useCommand } from '../../client/use-command.ts';
import type { WireFile } from '../../files/wire-file.ts';
import { Action } from '../../ui/Action.tsx';
import { Busy } from '../../ui/Busy.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { NetworkTrust } from './NetworkTrust.tsx';

type Network = CallOutput<'sync.network'>;
type Proxy = Network['proxy'];

const ways = ['system', 'none', 'own'] as const satisfies readonly Proxy[];

/** By which proxy the tier above is reached, and whose certificate is trusted there. */
export function NetworkDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useCall('sync.network', {});
  return (
    <Dialog title={t('sync.network.title')} onClose={onClose}>
      {error ? <ErrorNote error={error} onRetry={refetch} /> : null}
      {data ? <NetworkForm network={data} onClose={onClose} /> : error ? null : <Busy rows={4} />}
    </Dialog>
  );
}

/** What was chosen as the call says it; nothing where nothing was changed. */
function trustOf(chosen: WireFile | null | undefined): Pick<CallInput<'sync.setNetwork'>, 'trust' | 'authority'> {
  if (chosen === undefined) return {};
  return chosen === null ? { trust: 'machine' } : { trust: 'file', authority: chosen };
}

function NetworkForm({ network, onClose }: { readonly network: Network; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const set = useCommand('sync.setNetwork');
  const [proxy, setProxy] = useState<Proxy>(network.proxy);
  const [address, setAddress] = useState(network.address);
  const [user, setUser] = useState(network.user);
  const [password, setPassword] = useState('');
  const [authority, setAuthority] = useState<WireFile | null | undefined>(undefined);
  const fields = set.error?.fields;

  const save = async (): Promise<void> => {
    const input: CallInput<'sync.setNetwork'> = {
      proxy,
      address,
      user,
      ...(password === '' ? {} : { password }),
      ...trustOf(authority),
    };
    const answer = await set.run(input);
    if (answer?.ok) onClose();
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap="md">
        <Radio.Group
          label={t('sync.network.proxy')}
          value={proxy}
          onChange={(chosen) => setProxy(ways.find((way) => way === chosen) ?? 'system')}
        >
          <Stack gap="xs">
            <Radio
              value="system"
              label={t('sync.network.system')}
              description={network.lacksScript ? t('sync.network.script') : null}
              data-autofocus={proxy === 'system' || undefined}
            />
            <Radio value="none" label={t('sync.network.none')} />
            <Radio value="own" label={t('sync.network.own')} />
          </Stack>
        </Radio.Group>
        {proxy === 'own' ? (
          <>
            <TextInput
              label={t('sync.network.address')}
              placeholder="http://10.0.0.1:3128"
              value={address}
              error={fields?.address?.message ?? null}
              onChange={({ currentTarget }) => setAddress(currentTarget.value)}
            />
            <Group gap="sm" grow align="flex-start">
              <TextInput
                label={t('sync.network.user')}
                value={user}
                onChange={({ currentTarget }) => setUser(currentTarget.value)}
              />
              <PasswordInput
                label={t('sync.network.password')}
                placeholder={network.hasPassword ? t('sync.mail.passwordKept') : ''}
                value={password}
                onChange={({ currentTarget }) => setPassword(currentTarget.value)}
              />
            </Group>
          </>
        ) : null}
        <NetworkTrust
          kept={network.authority}
          chosen={authority}
          problem={fields?.authority?.message ?? null}
          onChoose={setAuthority}
        />
        {set.error && !fields ? <ErrorNote error={set.error} /> : null}
        <Group gap="sm">
          <Action kind="go" submit busy={set.busy} label={t('sync.network.save')} />
          <Action kind="quiet" keyName="Esc" label={t('sync.mail.back')} onAct={onClose} />
        </Group>
      </Stack>
    </form>
  );
}
