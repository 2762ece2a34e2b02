import { Checkbox, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../ui/Section.tsx';
import type { Party } from './draft.ts';
import { useIntake, useIntakeStore } from './IntakeProvider.tsx';
import { PersonFields } from './PersonFields.tsx';
import classes from './PersonSection.module.css';
import { damageMarks, personMarks } from './person-marks.ts';
import { ScanRemark } from './ScanRemark.tsx';

/** Who it is for, and who hands it in where that is somebody else: one card, so that nothing below moves. */
export function PersonSection() {
  const { t, i18n } = useTranslation();
  const store = useIntakeStore();
  const draft = useIntake((state) => state.draft);
  const party = useIntake((state) => state.party);
  const scan = useIntake((state) => state.scan);
  const scanError = useIntake((state) => state.scanError);
  const fieldErrors = useIntake((state) => state.fieldErrors);
  const [organization, setOrganization] = useState(false);
  const { setPerson, setSubmitterDiffers, showParty } = store.getState();
  const person = draft[party];
  const scanned = scan?.party === party ? scan : null;
  const marks = {
    ...damageMarks(scanned?.warnings ?? [], person),
    ...personMarks(person, i18n.language === 'en' ? 'en' : 'vi'),
  };
  const asOrganization = organization || person.organization !== '' || person.taxCode !== '';

  return (
    <Section
      title={draft.submitterDiffers ? '' : t('intake.person.title')}
      lead={
        draft.submitterDiffers ? (
          <SegmentedControl
            size="xs"
            value={party}
            data={[
              { value: 'submitter', label: t('intake.person.submitter') },
              { value: 'applicant', label: t('intake.person.owner') },
            ]}
            onChange={(value) => showParty(value === 'submitter' ? 'submitter' : 'applicant')}
          />
        ) : null
      }
      extra={
        <div className={classes.ways}>
          <Checkbox
            size="xs"
            label={t('intake.person.differs')}
            checked={draft.submitterDiffers}
            onChange={({ currentTarget }) => setSubmitterDiffers(currentTarget.checked)}
          />
          <Checkbox
            size="xs"
            label={t('intake.person.forOrganization')}
            checked={asOrganization}
            onChange={({ currentTarget }) => {
              setOrganization(currentTarget.checked);
              if (!currentTarget.checked) setPerson(party, { organization: '', taxCode: '' });
            }}
          />
        </div>
      }
      remark={<ScanRemark scanned={scanned !== null} doubt={Object.values(marks)[0] ?? null} error={scanError} />}
    >
      <PersonFields
        party={party}
        person={person}
        errors={fieldErrors}
        warnings={marks}
        organization={asOrganization}
        onChange={(change) => setPerson(party satisfies Party, change)}
      />
    </Section>
  );
}
