import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { saveFile } from '../../files/save-file.ts';
import { grouped } from '../../format/grouped.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { batchStateKeys, batchTones } from './batch-words.ts';
import classes from './district.module.css';

interface ImportResultsProps {
  readonly results: CallOutput<'batch.import'>;
  readonly onSeen: () => void;
}

/** What became of each file that was just imported, with the acknowledgement to send back. */
export function ImportResults({ results, onSeen }: ImportResultsProps) {
  const { t } = useTranslation();
  const acknowledgements = results.flatMap(({ acknowledgement }) => (acknowledgement ? [acknowledgement] : []));
  return (
    <div className={beside.detail} role="status">
      <div className={classes.title}>
        <h2>{t('district.batches.import.title')}</h2>
        <Action kind="quiet" label={t('district.batches.import.seen')} onAct={onSeen} />
      </div>
      <ul className={classes.files}>
        {results.map(({ file, state, message, fromSeq, toSeq, resumeFrom }) => (
          <li key={file} className={classes.file}>
            <strong>{file}</strong>
            <StatusTag tone={batchTones[state]} word={t(batchStateKeys[state])} />
            <span>
              {message ??
                (fromSeq !== null && toSeq !== null
                  ? t('district.batches.import.range', { from: grouped(fromSeq), to: grouped(toSeq) })
                  : '')}
              {resumeFrom !== null && state === 'gap'
                ? ` ${t('district.batches.import.resume', { seq: resumeFrom })}`
                : ''}
            </span>
          </li>
        ))}
      </ul>
      {acknowledgements.length > 0 ? (
        <>
          <p className={beside.hint}>{t('district.batches.import.ackHint')}</p>
          <Action
            wide
            label={
              acknowledgements.length === 1 ? t('district.batches.import.ack') : t('district.batches.import.ackAll')
            }
            onAct={() => {
              for (const file of acknowledgements) saveFile(file);
            }}
          />
        </>
      ) : null}
    </div>
  );
}
