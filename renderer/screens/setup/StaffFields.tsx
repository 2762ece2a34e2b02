import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface StaffFieldsProps {
  readonly clerk: string;
  readonly leader: string;
  /** Whether a missing name should be said. */
  readonly tried: boolean;
  readonly onClerk: (name: string) => void;
  readonly onLeader: (name: string) => void;
}

/** Who will act at this desk: every entry bears a name. */
export function StaffFields({ clerk, leader, tried, onClerk, onLeader }: StaffFieldsProps) {
  const { t } = useTranslation();
  const missing = (name: string): string | undefined => (tried && !name.trim() ? t('setup.staff.missing') : undefined);
  return (
    <>
      <TextInput
        label={t('setup.staff.clerk')}
        value={clerk}
        maxLength={100}
        error={missing(clerk)}
        onChange={({ currentTarget }) => onClerk(currentTarget.value)}
      />
      <TextInput
        label={t('setup.staff.leader')}
        value={leader}
        maxLength={100}
        error={missing(leader)}
        onChange={({ currentTarget }) => onLeader(currentTarget.value)}
      />
    </>
  );
}
