import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textOf } from '../../../shared/rules/draft.ts';
import type { PartProps } from './GeneralFields.tsx';
import { ItemText } from './ItemText.tsx';
import { ListFrame } from './ListFrame.tsx';
import classes from './procedure.module.css';
import {
  type Entry,
  isEntry,
  itemsOf,
  numberOf,
  problemAt,
  replaced,
  typedNumber,
  withItems,
  without,
} from './procedure-draft.ts';
import { TermFields } from './TermFields.tsx';

const policies = ['resume', 'restart'] as const;
const policyKeys = { resume: 'rules.policy.resume', restart: 'rules.policy.restart' } as const;
const freshVariant: Entry = { when: '', unit: 'workingDay', value: 1 };
const freshStep: Entry = { name: '', owner: '', share: 100 };

/** How long a procedure takes, in which cases otherwise, what a supplement does to it, and who has how much of it. */
export function LimitFields({ entry, problems, onChange }: PartProps) {
  const { t } = useTranslation();
  const limit = isEntry(entry.timeLimit) ? entry.timeLimit : {};
  const variants = itemsOf(entry, 'variants');
  const steps = itemsOf(entry, 'steps');
  const putVariants = (items: readonly Entry[]): void => onChange(withItems(entry, 'variants', items, true));
  const putSteps = (items: readonly Entry[]): void => onChange(withItems(entry, 'steps', items, true));
  return (
    <>
      <TermFields
        term={limit}
        error={
          problemAt(problems, 'timeLimit') ??
          problemAt(problems, 'timeLimit.value') ??
          problemAt(problems, 'timeLimit.cutoff')
        }
        onChange={(timeLimit) => onChange({ ...entry, timeLimit })}
      />
      <TextInput
        label={t('rules.term.note')}
        value={textOf(limit, 'note')}
        error={problemAt(problems, 'timeLimit.note')}
        onChange={({ currentTarget }) => onChange({ ...entry, timeLimit: { ...limit, note: currentTarget.value } })}
      />
      <Select
        label={t('rules.field.supplementPolicy')}
        allowDeselect={false}
        data={policies.map((value) => ({ value, label: t(policyKeys[value]) }))}
        value={textOf(entry, 'supplementPolicy') || 'resume'}
        onChange={(value) =>
          onChange(value === 'restart' ? { ...entry, supplementPolicy: value } : without(entry, 'supplementPolicy'))
        }
      />
      <ListFrame
        label={t('rules.field.variants')}
        addLabel={t('rules.list.addVariant')}
        items={variants}
        fresh={freshVariant}
        error={problemAt(problems, 'variants')}
        onChange={putVariants}
        renderItem={(item, at) => (
          <>
            <ItemText
              label={t('rules.term.when')}
              item={item}
              at={`variants[${at}]`}
              name="when"
              problems={problems}
              onPut={(put) => putVariants(replaced(variants, at, put))}
            />
            <TermFields
              term={item}
              error={problemAt(problems, `variants[${at}]`) ?? problemAt(problems, `variants[${at}].value`)}
              onChange={(term) => putVariants(replaced(variants, at, term))}
            />
          </>
        )}
      />
      <ExtensionFields entry={entry} problems={problems} onChange={onChange} />
      <ListFrame
        label={t('rules.field.steps')}
        addLabel={t('rules.list.addStep')}
        items={steps}
        fresh={freshStep}
        error={problemAt(problems, 'steps')}
        onChange={putSteps}
        renderItem={(item, at) => (
          <div className={classes.step}>
            <ItemText
              label={t('rules.step.name')}
              item={item}
              at={`steps[${at}]`}
              name="name"
              problems={problems}
              onPut={(put) => putSteps(replaced(steps, at, put))}
            />
            <ItemText
              label={t('rules.step.owner')}
              item={item}
              at={`steps[${at}]`}
              name="owner"
              problems={problems}
              onPut={(put) => putSteps(replaced(steps, at, put))}
            />
            <NumberInput
              label={t('rules.step.share')}
              value={numberOf(item.share)}
              min={1}
              max={100}
              allowDecimal={false}
              error={problemAt(problems, `steps[${at}].share`)}
              onChange={(share) => putSteps(replaced(steps, at, { ...item, share: typedNumber(share) }))}
            />
          </div>
        )}
      />
    </>
  );
}

/** The longest term once something happens; counted from receipt, or agreed in writing. */
function ExtensionFields({ entry, problems, onChange }: PartProps) {
  const { t } = useTranslation();
  const extension = isEntry(entry.extension) ? entry.extension : null;
  if (extension === null) {
    return (
      <Checkbox
        label={t('rules.extension.has')}
        checked={false}
        onChange={() => onChange({ ...entry, extension: { when: '', unit: 'workingDay', value: 1 } })}
      />
    );
  }
  const put = (next: Entry): void => onChange({ ...entry, extension: next });
  return (
    <fieldset className={classes.list}>
      <legend>{t('rules.field.extension')}</legend>
      <Checkbox label={t('rules.extension.has')} checked onChange={() => onChange(without(entry, 'extension'))} />
      <TextInput
        label={t('rules.term.when')}
        value={textOf(extension, 'when')}
        error={problemAt(problems, 'extension.when')}
        onChange={({ currentTarget }) => put({ ...extension, when: currentTarget.value })}
      />
      <Checkbox
        label={t('rules.extension.written')}
        checked={extension.value === null}
        onChange={({ currentTarget }) => put({ ...extension, value: currentTarget.checked ? null : 1 })}
      />
      {extension.value === null ? null : (
        <TermFields term={extension} daysOnly error={problemAt(problems, 'extension.value')} onChange={put} />
      )}
    </fieldset>
  );
}
