import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { StatusTag } from '../../ui/StatusTag.tsx';
import classes from './setup.module.css';

/** What the chosen file says of this desk's place in the world, to be looked at before it is taken. */
export function EnrolFacts({ facts }: { readonly facts: CallOutput<'setup.readEnrolment'> }) {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      {facts.training ? <StatusTag tone="soon" word={t('setup.enrol.isTraining')} /> : null}
      <dl className={classes.facts} aria-label={t('setup.enrol.says')}>
        <dt>{t('setup.enrol.district')}</dt>
        <dd>{facts.district}</dd>
        <dt>{t('setup.enrol.commune')}</dt>
        <dd>{`${facts.communeName} · ${facts.province} · ${facts.commune}`}</dd>
        <dt>{t('setup.enrol.desk')}</dt>
        <dd>{facts.desk}</dd>
        <dt>{t('setup.enrol.procedures')}</dt>
        <dd>{t('setup.enrol.procedureCount', { count: facts.procedures })}</dd>
        <dt>{t('setup.enrol.url')}</dt>
        <dd>{facts.url ?? t('setup.enrol.noUrl')}</dd>
      </dl>
    </Stack>
  );
}
