import { useTranslation } from 'react-i18next';
import { useCommand } from '../../client/use-command.ts';
import { ReasonForm } from './ReasonForm.tsx';

interface LayAsideProps {
  readonly item: string;
  readonly onDone: (words: string) => void;
  readonly onBack: () => void;
}

/** Leaves a thing as it is, for a reason. */
export function LayAside({ item, onDone, onBack }: LayAsideProps) {
  const { t } = useTranslation();
  const layAside = useCommand('attention.layAside');
  const run = async (reason: string): Promise<void> => {
    const answer = await layAside.run({ item, reason });
    if (answer?.ok) onDone(t('district.attention.aside.done'));
  };
  return (
    <ReasonForm
      hint={t('district.attention.aside.hint')}
      go={t('district.attention.do.aside')}
      busy={layAside.busy}
      error={layAside.error}
      onGo={(reason) => void run(reason)}
      onBack={onBack}
    />
  );
}
