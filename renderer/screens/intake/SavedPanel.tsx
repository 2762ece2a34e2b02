import { SegmentedControl } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { goTo } from '../../frame/use-route.ts';
import { Action } from '../../ui/Action.tsx';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import { useKeys } from '../../ui/use-keys.ts';
import { scansToSend } from './draft.ts';
import { focusField } from './focus-field.ts';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';
import type { Outcome } from './intake-store.ts';
import { PrintRemark } from './PrintRemark.tsx';
import classes from './SavedPanel.module.css';
import type { Receipt } from './use-receipt.ts';

const titleKeys = {
  received: 'intake.saved.title',
  supplement: 'intake.saved.titleSupplement',
  refused: 'intake.saved.titleRefused',
} as const;

/** What became of the form, and what comes next. */
export function SavedPanel({ outcome, receipt }: { readonly outcome: Outcome; readonly receipt: Receipt }) {
  const { t } = useTranslation();
  const format = useFormat();
  const store = useIntakeStore();
  const draft = useIntake((state) => state.draft);
  const panel = useRef<HTMLElement>(null);
  const scanned = scansToSend(draft).length;
  const received = outcome.kind === 'received' ? outcome.received : null;

  const next = (samePerson: boolean): void => {
    store.getState().next(samePerson);
    focusField(samePerson ? 'procedureCode' : 'applicant.fullName');
  };
  const reprint = (): void => {
    if (received) void receipt.print(received.code);
  };
  useKeys({
    'Ctrl+Enter': () => next(false),
    'Ctrl+P': reprint,
    f7: () => next(true),
  });
  // What was typed in the form is gone from under the focus: it goes on to what became of it.
  useEffect(() => panel.current?.focus(), []);

  return (
    <section ref={panel} className={classes.panel} tabIndex={-1} aria-live="polite">
      <StatusTag tone={outcome.kind === 'received' ? 'ok' : 'wait'} word={t(titleKeys[outcome.kind])} />
      <p className={classes.what}>{`${draft.applicant.fullName} · ${draft.procedureTyped}`}</p>
      {received ? (
        <>
          <p className={classes.label}>{t('intake.saved.code')}</p>
          <p className={classes.code} data-testid="dossier-code">
            {received.code}
          </p>
          <p className={classes.due}>{t('intake.saved.due', { when: format.due(received.dueAt) })}</p>
          {scanned > 0 ? <p className={classes.scans}>{t('intake.saved.scans', { count: scanned })}</p> : null}
          <PrintRemark state={receipt.state} />
        </>
      ) : (
        <p className={classes.due}>
          {outcome.kind === 'supplement' ? t('intake.saved.noCode') : t('intake.saved.noCodeRefused')}
        </p>
      )}
      {receipt.error ? <ErrorNote error={receipt.error} /> : null}
      {received && received.warnings.length > 0 ? (
        <div className={classes.look}>
          <p className={classes.label}>{t('intake.saved.look')}</p>
          <ul className={classes.list}>
            {received.warnings.map(({ code, field, message }) => (
              <li key={`${code} ${field ?? ''}`}>{message}</li>
            ))}
          </ul>
        </div>
      ) : null}
      {received ? (
        <div className={classes.paper}>
          <span className={classes.label}>{t('intake.saved.paper')}</span>
          <SegmentedControl
            value={receipt.paper}
            data={['A4', 'A5']}
            onChange={(paper) => receipt.choosePaper(paper === 'A5' ? 'A5' : 'A4')}
          />
          <Action
            label={t('intake.saved.reprint')}
            keyName="Ctrl P"
            busy={receipt.state === 'printing'}
            onAct={reprint}
          />
          <Action label={t('intake.saved.pdf')} onAct={() => void receipt.pdf(received.code)} />
        </div>
      ) : null}
      <div className={classes.foot}>
        <Action kind="go" label={t('intake.saved.next')} keyName="Ctrl ↵" onAct={() => next(false)} />
        <Action label={t('intake.saved.another')} keyName="F7" onAct={() => next(true)} />
        <Action
          kind="quiet"
          label={t('intake.saved.open')}
          onAct={() =>
            goTo({
              place: 'dossier',
              name: outcome.kind === 'received' ? { code: outcome.received.code } : { dossierId: outcome.dossierId },
            })
          }
        />
      </div>
    </section>
  );
}
