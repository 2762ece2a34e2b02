import { Menu, UnstyledButton, useMantineColorScheme, VisuallyHidden } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useFormat } from '../format/use-format.ts';
import { useSession } from '../session/SessionProvider.tsx';
import classes from './ActorMenu.module.css';

const roleKeys = {
  clerk: 'frame.who.clerk',
  leader: 'frame.who.leader',
  officer: 'frame.who.officer',
  system: 'frame.who.officer',
} as const;

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
        <Menu.Label>{t('frame.who.switch')}</Menu.Label>
        {hello.staff
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
