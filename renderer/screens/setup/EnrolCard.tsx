import { IconFileCertificate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { WireError } from '../../../shared/contract/envelope.ts';
import { useAsk } from '../../client/use-ask.ts';
import { readFile } from '../../files/read-file.ts';
import type { WireFile } from '../../files/wire-file.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { EnrolDone } from './EnrolDone.tsx';
import { EnrolForm } from './EnrolForm.tsx';
import { FileDrop } from './FileDrop.tsx';
import { SetupCard } from './SetupCard.tsx';

interface Chosen {
  readonly file: WireFile;
  readonly facts: CallOutput<'setup.readEnrolment'>;
}

/** The file first, then what it says, then who works here. */
export function EnrolCard({ onHold }: { readonly onHold: (hold: boolean) => void }) {
  const { t } = useTranslation();
  const readEnrolment = useAsk('setup.readEnrolment');
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [request, setRequest] = useState<WireFile | null>(null);
  const [error, setError] = useState<WireError | null>(null);

  const choose = async (picked: File): Promise<void> => {
    setError(null);
    setChosen(null);
    const file = await readFile(picked).catch(() => null);
    if (!file) {
      setError({ code: 'file.unreadable', message: t('setup.enrol.unreadable') });
      return;
    }
    const answer = await readEnrolment({ file });
    if (answer.ok) setChosen({ file, facts: answer.value });
    else setError(answer.error);
  };

  return (
    <SetupCard
      icon={<IconFileCertificate size={20} />}
      title={t('setup.enrol.title')}
      what={t('setup.enrol.what')}
      chosen={chosen !== null}
    >
      {request ? (
        <EnrolDone request={request} onEnter={() => onHold(false)} />
      ) : (
        <>
          <FileDrop
            label={chosen ? t('setup.enrol.other') : t('setup.enrol.choose')}
            hint={t('setup.enrol.drop')}
            low={chosen !== null}
            onFile={(file) => void choose(file)}
          />
          {error ? <ErrorNote error={error} /> : null}
          {chosen ? (
            <EnrolForm
              key={chosen.file.base64.slice(0, 200)}
              file={chosen.file}
              facts={chosen.facts}
              onHold={onHold}
              onBack={() => setChosen(null)}
              onDone={setRequest}
            />
          ) : null}
        </>
      )}
    </SetupCard>
  );
}
