import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { PrintRemark } from '../intake/PrintRemark.tsx';
import { useReceipt } from '../intake/use-receipt.ts';
import classes from './ReceiptActions.module.css';

/** The receipt again, on paper or as PDF. */
export function ReceiptActions({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const receipt = useReceipt();
  useKeys({ 'Ctrl+P': () => void receipt.print(code) });
  return (
    <>
      {receipt.error ? <ErrorNote error={receipt.error} /> : <PrintRemark state={receipt.state} />}
      <div className={classes.actions}>
        <SegmentedControl
          aria-label={t('dossier.receipt.paper')}
          value={receipt.paper}
          data={['A4', 'A5']}
          onChange={(paper) => receipt.choosePaper(paper === 'A5' ? 'A5' : 'A4')}
        />
        <Action
          label={t('dossier.receipt.reprint')}
          keyName="Ctrl P"
          busy={receipt.state === 'printing'}
          onAct={() => void receipt.print(code)}
        />
        <Action kind="quiet" label={t('dossier.receipt.pdf')} onAct={() => void receipt.pdf(code)} />
      </div>
    </>
  );
}
