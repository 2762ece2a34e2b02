import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import type { Party, PersonDraft } from './draft.ts';
import classes from './PersonFields.module.css';
import { PersonText } from './PersonText.tsx';

interface PersonFieldsProps {
  readonly party: Party;
  readonly person: PersonDraft;
  /** Refusals by path, `applicant.birth`. */
  readonly errors: NonNullable<WireError['fields']>;
  readonly warnings: Partial<Record<keyof PersonDraft, string>>;
  readonly organization: boolean;
  readonly onChange: (change: Partial<PersonDraft>) => void;
}

export function PersonFields({ party, person, errors, warnings, organization, onChange }: PersonFieldsProps) {
  const { t } = useTranslation();
  const text = (name: Exclude<keyof PersonDraft, 'sex'>, label: string, numeric = false) => (
    <PersonText
      path={`${party}.${name}`}
      label={label}
      value={person[name]}
      error={errors[`${party}.${name}`]?.message ?? (name === 'fullName' ? errors[party]?.message : undefined)}
      warning={warnings[name]}
      numeric={numeric}
      onChange={(value) => onChange({ [name]: value })}
    />
  );
  return (
    <div className={classes.fields}>
      <div className={classes.identity}>
        {text('fullName', t('intake.person.fullName'))}
        {text('personalId', t('intake.person.personalId'), true)}
        {text('birth', t('intake.person.birth'), true)}
        <NativeSelect
          label={t('intake.person.sex')}
          value={person.sex}
          data-field={`${party}.sex`}
          data-doubt={warnings.sex ? true : undefined}
          title={warnings.sex}
          classNames={{ input: classes.input }}
          error={errors[`${party}.sex`]?.message}
          data={[
            { value: '', label: '' },
            { value: 'male', label: t('intake.person.male') },
            { value: 'female', label: t('intake.person.female') },
          ]}
          onChange={({ currentTarget: { value } }) =>
            onChange({ sex: value === 'male' || value === 'female' ? value : '' })
          }
        />
      </div>
      <div className={classes.contact}>
        {text('address', t('intake.person.address'))}
        {text('phone', t('intake.person.phone'), true)}
      </div>
      {organization ? (
        <div className={classes.contact}>
          {text('organization', t('intake.person.organization'))}
          {text('taxCode', t('intake.person.taxCode'), true)}
        </div>
      ) : null}
    </div>
  );
}
