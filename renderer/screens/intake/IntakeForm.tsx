import { useEffect, useState } from 'react';
import { useAsk } from '../../client/use-ask.ts';
import { useCall } from '../../client/use-call.ts';
import { useMinute } from '../../session/use-minute.ts';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { CounterDialog } from './CounterDialog.tsx';
import { DueCard } from './DueCard.tsx';
import { focusField } from './focus-field.ts';
import { IntakeFoot } from './IntakeFoot.tsx';
import classes from './IntakeForm.module.css';
import { IntakeHead } from './IntakeHead.tsx';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';
import { PapersSection } from './PapersSection.tsx';
import { PersonSection } from './PersonSection.tsx';
import { ProcedureSection } from './ProcedureSection.tsx';
import { ReceiptPaper } from './ReceiptPaper.tsx';
import { SavedPanel } from './SavedPanel.tsx';
import { useDraft } from './use-draft.ts';
import { useDraftScans } from './use-draft-scans.ts';
import { useReceipt } from './use-receipt.ts';
import { useReceive } from './use-receive.ts';
import { useScanner } from './use-scanner.ts';

/** The form at the left, the due date and the paper that comes into being at the right. */
export function IntakeForm({ askedProcedure }: { readonly askedProcedure: string | null }) {
  const store = useIntakeStore();
  const outcome = useIntake((state) => state.outcome);
  const procedureCode = useIntake((state) => state.draft.procedureCode);
  const variant = useIntake((state) => state.draft.variant);
  const [counter, setCounter] = useState<'supplement' | 'refuse' | null>(null);
  const draft = useDraft();
  const receipt = useReceipt();
  const receive = useReceive();
  const scans = useDraftScans();
  const readCard = useAsk('card.read');
  const minute = useMinute();

  const procedure = useCall('procedure.get', procedureCode === null ? null : { code: procedureCode });
  const due = useCall(
    'due.preview',
    procedureCode === null ? null : { procedureCode, ...(variant === null ? {} : { variant }) },
  );
  const asked = procedureCode === null ? null : (procedure.data ?? null);
  // Papers asked for, or refused: there is no due date to show.
  const preview = procedureCode === null || (outcome && outcome.kind !== 'received') ? null : (due.data ?? null);
  const limit = limitOf(asked, variant);
  const { refetch: askDueAgain } = due;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new minute may be past the cutoff of the day
  useEffect(askDueAgain, [minute]);

  useEffect(() => {
    if (askedProcedure) store.getState().chooseProcedure(askedProcedure, '');
  }, [askedProcedure, store]);

  useEffect(() => focusField('applicant.fullName'), []);

  const wedge = useScanner(async (payload) => {
    if (store.getState().outcome || counter) return;
    const answer = await readCard({ payload });
    if (!answer.ok) {
      store.getState().failScan(answer.error);
      return;
    }
    const { party } = store.getState();
    store.getState().takeCard(answer.value);
    focusField(store.getState().draft[party].fullName ? 'procedureCode' : `${party}.fullName`);
  });

  const save = async (samePerson: boolean): Promise<void> => {
    await scans.settled();
    const result = await receive.run();
    if (result.kind === 'refused') {
      if (result.field === 'draft.scans') await scans.lookAgain();
      focusField(result.field);
    }
    if (result.kind !== 'received') return;
    await receipt.print(result.received.code);
    if (samePerson) {
      store.getState().next(true);
      focusField('procedureCode');
    }
  };

  return (
    <>
      <IntakeHead draft={draft} />
      <div className={classes.two}>
        <div className={classes.column}>
          {outcome ? (
            <SavedPanel outcome={outcome} receipt={receipt} />
          ) : (
            <>
              <div className={classes.form}>
                <PersonSection />
                <ProcedureSection chosen={procedure.data ?? null} error={procedure.error} />
                <PapersSection procedure={asked} wedge={wedge} scans={scans} />
              </div>
              {receive.error ? <ErrorNote error={receive.error} /> : null}
              <IntakeFoot
                busy={receive.busy}
                onSave={save}
                onCounter={(kind) => void scans.settled().then(() => setCounter(kind))}
              />
            </>
          )}
        </div>
        <div className={classes.side}>
          <DueCard
            preview={preview}
            error={due.error}
            open={outcome === null}
            received={outcome?.kind === 'received' ? outcome.received : null}
            limit={limit}
          />
          <ReceiptPaper
            procedure={asked}
            limit={limit}
            dueAt={preview?.dueAt ?? null}
            qr={outcome?.kind === 'received' ? receipt.qr : null}
          />
        </div>
      </div>
      {counter ? (
        <CounterDialog
          kind={counter}
          procedure={asked}
          onClose={(field) => {
            setCounter(null);
            if (field) focusField(field);
          }}
        />
      ) : null}
    </>
  );
}

function limitOf(
  procedure: { readonly limit: string; readonly variants: readonly { readonly limit: string }[] } | null,
  variant: number | null,
): string {
  if (!procedure) return '';
  return (variant === null ? undefined : procedure.variants[variant]?.limit) ?? procedure.limit;
}
