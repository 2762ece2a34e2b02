import { useTranslation } from 'react-i18next';
import { EnrolCard } from './EnrolCard.tsx';
import { SetupLayout } from './SetupLayout.tsx';
import { TrainingCard } from './TrainingCard.tsx';

/** The first start. `onHold`: keeps this screen up although the desk is made, until the clerk goes on. */
export function SetupScreen({ onHold }: { readonly onHold: (hold: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <SetupLayout title={t('setup.head.title')} remark={t('setup.head.remark')}>
      <TrainingCard />
      <EnrolCard onHold={onHold} />
    </SetupLayout>
  );
}
