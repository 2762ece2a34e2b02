import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { officeHeads } from '../../../shared/forms/office-heads.ts';
import { useCall } from '../../client/use-call.ts';
import { useFormat } from '../../format/use-format.ts';
import { useClock, useSession } from '../../session/SessionProvider.tsx';
import { useMinute } from '../../session/use-minute.ts';
import { useIntake } from './IntakeProvider.tsx';
import classes from './ReceiptPaper.module.css';
import { ReceiptPapers } from './ReceiptPapers.tsx';
import { receiptPerson } from './receipt-person.ts';

interface ReceiptPaperProps {
  readonly procedure: CallOutput<'procedure.get'> | null;
  /** The limit in words. */
  readonly limit: string;
  /** The signed code as an image address; null before it is signed. */
  readonly qr: string | null;
  /** ISO instant; null while no procedure is chosen. */
  readonly dueAt: string | null;
}

/** The paper that the citizen will hold, while it comes into being. */
export function ReceiptPaper({ procedure, limit, qr, dueAt }: ReceiptPaperProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const clock = useClock();
  useMinute();
  const { hello } = useSession();
  const draft = useIntake((state) => state.draft);
  const outcome = useIntake((state) => state.outcome);
  const received = outcome?.kind === 'received' ? outcome.received : null;
  const receivedAt = received?.receivedAt ?? new Date(clock.now()).toISOString();
  const promised = received?.dueAt ?? dueAt;
  const { name, address, phone } = receiptPerson(draft);
  const { data: words } = useCall('form.texts', procedure?.formSet ? { formSet: procedure.formSet } : {});
  const heads = words && officeHeads(words.office, hello.desk?.communeName ?? '', hello.desk?.province ?? '');
  const moment = (at: string): string => t('paper.timeAndDate', { time: format.time(at), date: format.date(at) });
  const blank = t('paper.blank');
  const rows: readonly (readonly [label: string, value: string])[] = [
    [t('paper.of'), name || blank],
    ...(draft.submitterDiffers ? [[t('paper.submittedBy'), draft.submitter.fullName.trim() || blank] as const] : []),
    [t('paper.address'), address || blank],
    [t('paper.phone'), phone || blank],
    [t('paper.about'), procedure?.name ?? blank],
  ];

  return (
    <section className={classes.sheet} lang="vi" aria-label={t('paper.label')}>
      <div className={classes.heads}>
        <div className={classes.office}>
          {heads?.parent}
          <strong>{heads?.name}</strong>
        </div>
        <div className={classes.state}>
          <strong>{t('paper.state')}</strong>
          <strong className={classes.motto}>{t('paper.motto')}</strong>
        </div>
      </div>
      <p className={classes.title}>{words?.receipt.title}</p>
      <p className={classes.code}>
        {t('paper.code')} <strong>{received?.code ?? t('paper.codeLater')}</strong>
      </p>
      <dl className={classes.facts}>
        {rows.map(([label, value]) => (
          <div key={label} className={classes.fact}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <ReceiptPapers components={procedure?.components ?? []} papers={draft.papers} quantity={draft.quantity} />
        <div className={classes.fact}>
          <dt>{t('paper.limit')}</dt>
          <dd>{limit || blank}</dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('paper.received')}</dt>
          <dd>{moment(receivedAt)}</dd>
        </div>
        <div className={classes.fact} data-due>
          <dt>{t('paper.due')}</dt>
          <dd>{promised ? moment(promised) : blank}</dd>
        </div>
        <div className={classes.fact}>
          <dt>{t('paper.fees')}</dt>
          <dd>{procedure?.fees ?? blank}</dd>
        </div>
      </dl>
      <div className={classes.foot}>
        <span className={classes.qr} data-there={qr ? true : undefined}>
          {qr ? <img className={classes.image} src={qr} alt="" /> : null}
        </span>
        <p className={classes.check}>{qr ? t('paper.check') : t('paper.checkLater')}</p>
      </div>
    </section>
  );
}
