import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format/use-format.ts';
import { writeBirth } from '../../format/write-birth.ts';
import { type Fact, FactList } from '../../ui/FactList.tsx';
import { Section } from '../../ui/Section.tsx';
import { StatusTag } from '../../ui/StatusTag.tsx';
import type { DossierView } from './dossier-view.ts';
import classes from './FactsCard.module.css';
import { statusKeys, statusTones } from './status-keys.ts';
import { useTierName } from './use-tier-name.ts';

/** Who asked for what, where it is now, and what came of it. */
export function FactsCard({ dossier }: { readonly dossier: DossierView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const tier = useTierName();
  const { applicant, submitter, decision } = dossier;
  const fact = (label: string, value: string | null | undefined, wide: Fact['wide'] = false): readonly Fact[] =>
    value ? [{ label, value, wide }] : [];
  const outcomes = { approved: t('dossier.outcome.approved'), refused: t('dossier.outcome.refused') };
  const opinions = { approved: t('dossier.form.approve'), refused: t('dossier.form.decline') };
  const result = dossier.outcome && {
    outcome: outcomes[dossier.outcome],
    number: dossier.resultNo ?? '',
    when: dossier.resolvedAt ? format.near(dossier.resolvedAt) : '',
  };

  return (
    <Section
      title={t('dossier.facts.title')}
      remark={<StatusTag tone={statusTones[dossier.status]} word={t(statusKeys[dossier.status])} />}
    >
      <div className={classes.facts}>
        <FactList
          facts={[
            ...(applicant
              ? [
                  ...fact(t('dossier.facts.organization'), applicant.organization),
                  ...fact(
                    t('dossier.facts.applicant'),
                    applicant.fullName === dossier.fullName ? null : applicant.fullName,
                  ),
                  ...fact(
                    t('dossier.facts.personalId'),
                    applicant.personalId && format.personalId(applicant.personalId),
                  ),
                  ...fact(t('dossier.facts.taxCode'), applicant.taxCode),
                  ...fact(t('dossier.facts.birth'), applicant.birth && writeBirth(applicant.birth)),
                  ...fact(t('dossier.facts.phone'), applicant.phone),
                  ...fact(t('dossier.facts.address'), applicant.address, 'double'),
                ]
              : fact(t('dossier.facts.applicant'), t('dossier.facts.purged'), true)),
            ...fact(t('dossier.facts.submitter'), submitter?.fullName),
            ...fact(t('dossier.facts.holder'), dossier.holder),
            ...fact(t('dossier.facts.assignee'), dossier.assignee?.name),
            ...fact(t('dossier.facts.received'), dossier.receivedAt && format.near(dossier.receivedAt)),
            ...fact(
              t('dossier.facts.book'),
              dossier.bookNo && t('dossier.facts.bookEntry', { book: dossier.bookNo, entry: dossier.entryNo ?? '' }),
              'double',
            ),
            ...fact(t('dossier.facts.fees'), dossier.fees, 'double'),
            ...fact(
              t('dossier.facts.decision', { tier }),
              decision && `${opinions[decision.outcome]} · ${format.near(decision.at)} · ${decision.reason}`,
              true,
            ),
            ...fact(
              t('dossier.facts.result'),
              result && (dossier.resultNo ? t('dossier.facts.resultNo', result) : t('dossier.facts.resultOf', result)),
              'double',
            ),
            ...fact(t('dossier.facts.note'), dossier.note, true),
            ...fact(t('dossier.facts.aliases'), dossier.codeAliases.join(', '), true),
          ]}
        />
      </div>
      {dossier.confidence && dossier.confidence !== 'high' ? (
        <p className={classes.unsure}>
          <IconInfoCircle aria-hidden="true" />
          {t('dossier.facts.unsure')}
        </p>
      ) : null}
    </Section>
  );
}
