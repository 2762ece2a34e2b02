import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconCheck, IconLogout, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useCommand } from '../client/use-command.ts';
import { useFormat } from '../format/use-format.ts';
import { useSession } from '../session/SessionProvider.tsx';
import classes from './ActorMenu.module.css';
import { goTo } from './use-route.ts';

const roleKeys = {
  clerk: 'frame.who.clerk',
  leader: 'frame.who.leader',
  officer: 'frame.who.officer',
  system: 'frame.who.officer',
} as const;

/** One's own account, for whoever signed in. */
function OwnItems() {
  const { t } = useTranslation();
  const signOut = useCommand('account.signOut');
  const leave = async (): Promise<void> => {
    const answer = await signOut.run({});
    if (answer?.ok) window.location.assign('/login');
  };
  return (
    <>
      <Menu.Item
        leftSection={<IconUser className={classes.tick} aria-hidden="true" />}
        onClick={() => goTo({ place: 'account' })}
      >
        {t('frame.who.account')}
      </Menu.Item>
      <Menu.Item leftSection={<IconLogout className={classes.tick} aria-hidden="true" />} onClick={() => void leave()}>
        {t('frame.who.signOut')}
      </Menu.Item>
    </>
  );
}

/** Who acts, the way to change it, and how this window shows things. */
export function ActorMenu() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const { hello, actor, view } = useSession();
  const density = useStore(view, (state) => state.density);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { setActor, setDensity, setLanguage } = view.getState();
  const name = actor?.name ?? '';
  const tick = (on: boolean) =>
    on ? <IconCheck className={classes.tick} aria-hidden="true" /> : <span className={classes.tick} />;

  return (
    <Menu position="bottom-end" width={280} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <UnstyledButton className={classes.who}>
          <span className={classes.face} aria-hidden="true">
            {format.initials(name)}
          </span>
          <VisuallyHidden>{t('frame.who.label', { name })}</VisuallyHidden>
          <span className={classes.name} aria-hidden="true">
            {name}
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {hello.user ? <OwnItems /> : <Menu.Label>{t('frame.who.switch')}</Menu.Label>}
        {(hello.user ? [] : hello.staff)
          .filter(({ role }) => role !== 'system')
          .map(({ id, name: staffName, role }) => (
            <Menu.Item key={id} leftSection={tick(id === actor?.id)} onClick={() => setActor(id)}>
              {staffName}
              <span className={classes.role}>{t(roleKeys[role])}</span>
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Label>{t('frame.who.view')}</Menu.Label>
        <Menu.Item leftSection={tick(colorScheme === 'light')} onClick={() => setColorScheme('light')}>
          {t('frame.who.light')}
        </Menu.Item>
        <Menu.Item leftSection={tick(colorScheme === 'dark')} onClick={() => setColorScheme('dark')}>
          {t('frame.who.dark')}
        </Menu.Item>
        <Menu.Item leftSection={tick(density === 'roomy')} onClick={() => setDensity('roomy')}>
          {t('frame.who.roomy')}
        </Menu.Item>
        <Menu.Item leftSection={tick(density === 'compact')} onClick={() => setDensity('compact')}>
          {t('frame.who.compact')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={tick(i18n.language === 'vi')} onClick={() => setLanguage('vi')}>
          {t('frame.who.vietnamese')}
        </Menu.Item>
        <Menu.Item leftSection={tick(i18n.language === 'en')} onClick={() => setLanguage('en')}>
          {t('frame.who.english')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
