import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { textOf } from '../../../shared/rules/draft.ts';
import type { PartProps } from './GeneralFields.tsx';
import { ListFrame } from './ListFrame.tsx';
import classes from './procedure.module.css';
import {
  type Entry,
  itemsOf,
  newComponent,
  numberOf,
  problemAt,
  replaced,
  typedNumber,
  withItems,
  withText,
} from './procedure-draft.ts';
import type { RulesProblem } from './rules-words.ts';

const modes = ['submit', 'present'] as const;
const modeKeys = { submit: 'rules.mode.submit', present: 'rules.mode.present' } as const;

/** The checklist: what the clerk ticks, in this order. */
export function PaperFields({ entry, problems, onChange }: PartProps) {
  const { t } = useTranslation();
  const papers = itemsOf(entry, 'components');
  const put = (items: readonly Entry[]): void => onChange(withItems(entry, 'components', items));
  return (
    <ListFrame
      label={t('rules.field.components')}
      addLabel={t('rules.list.addPaper')}
      items={papers}
      fresh={newComponent}
      error={problemAt(problems, 'components')}
      onChange={put}
      renderItem={(item, at) => (
        <Paper item={item} at={at} problems={problems} onChange={(paper) => put(replaced(papers, at, paper))} />
      )}
    />
  );
}

interface PaperProps {
  readonly item: Entry;
  readonly at: number;
  readonly problems: readonly RulesProblem[];
  readonly onChange: (item: Entry) => void;
}

function Paper({ item, at, problems, onChange }: PaperProps) {
  const { t } = useTranslation();
  const wrong = (field: string): string | null => problemAt(problems, `components[${at}]${field}`);
  return (
    <>
      <TextInput
        label={t('rules.paper.name', { number: at + 1 })}
        value={textOf(item, 'name')}
        error={wrong('.name') ?? wrong('')}
        onChange={({ currentTarget }) => onChange({ ...item, name: currentTarget.value })}
      />
      <div className={classes.paper}>
        <NumberInput
          label={t('rules.paper.original')}
          value={numberOf(item.original)}
          min={0}
          max={5}
          error={wrong('.original')}
          onChange={(value) => onChange({ ...item, original: typedNumber(value) })}
        />
        <NumberInput
          label={t('rules.paper.copies')}
          value={numberOf(item.copies)}
          min={0}
          max={5}
          error={wrong('.copies')}
          onChange={(value) => onChange({ ...item, copies: typedNumber(value) })}
        />
        <Select
          label={t('rules.paper.mode')}
          allowDeselect={false}
          data={modes.map((value) => ({ value, label: t(modeKeys[value]) }))}
          value={textOf(item, 'mode')}
          onChange={(mode) => onChange({ ...item, mode })}
        />
        <TextInput
          label={t('rules.paper.form')}
          value={textOf(item, 'form')}
          error={wrong('.form')}
          onChange={({ currentTarget }) => onChange(withText(item, 'form', currentTarget.value))}
        />
      </div>
      <div className={classes.paperNote}>
        <Checkbox
          label={t('rules.paper.required')}
          checked={item.required === true}
          onChange={({ currentTarget }) => onChange({ ...item, required: currentTarget.checked })}
        />
        <TextInput
          aria-label={t('rules.paper.note')}
          placeholder={t(item.required === true ? 'rules.paper.note' : 'rules.paper.noteWhen')}
          value={textOf(item, 'note')}
          error={wrong('.note')}
          onChange={({ currentTarget }) => onChange({ ...item, note: currentTarget.value })}
        />
      </div>
    </>
  );
}
