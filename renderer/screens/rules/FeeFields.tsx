import { NumberInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { listOf, textOf } from '../../../shared/rules/draft.ts';
import type { PartProps } from './GeneralFields.tsx';
import { ItemText } from './ItemText.tsx';
import { ListFrame } from './ListFrame.tsx';
import classes from './procedure.module.css';
import {
  type Entry,
  itemsOf,
  numberOf,
  problemAt,
  replaced,
  typedNumber,
  withItems,
  withText,
} from './procedure-draft.ts';

const freshFee: Entry = { name: 'Phí, lệ phí', amountVnd: null, note: 'Theo nghị quyết của HĐND cấp tỉnh' };

/** What it costs, on what law it rests, and what is posted about it. */
export function FeeFields({ entry, problems, onChange }: PartProps) {
  const { t } = useTranslation();
  const fees = itemsOf(entry, 'fees');
  const laws = listOf(entry.legalBasis).map((law) => (typeof law === 'string' ? law : ''));
  const putFees = (items: readonly Entry[]): void => onChange(withItems(entry, 'fees', items));
  return (
    <>
      <ListFrame
        label={t('rules.field.fees')}
        addLabel={t('rules.list.addFee')}
        items={fees}
        fresh={freshFee}
        error={problemAt(problems, 'fees')}
        onChange={putFees}
        renderItem={(item, at) => (
          <div className={classes.fee}>
            <ItemText
              label={t('rules.fee.name')}
              item={item}
              at={`fees[${at}]`}
              name="name"
              problems={problems}
              onPut={(put) => putFees(replaced(fees, at, put))}
            />
            <NumberInput
              label={t('rules.fee.amount')}
              placeholder={t('rules.fee.province')}
              value={numberOf(item.amountVnd)}
              min={0}
              thousandSeparator="."
              decimalSeparator=","
              allowDecimal={false}
              error={problemAt(problems, `fees[${at}].amountVnd`)}
              onChange={(value) => putFees(replaced(fees, at, { ...item, amountVnd: typedNumber(value) }))}
            />
            <ItemText
              label={t('rules.fee.note')}
              item={item}
              at={`fees[${at}]`}
              name="note"
              problems={problems}
              onPut={(put) => putFees(replaced(fees, at, put))}
            />
          </div>
        )}
      />
      <ListFrame
        label={t('rules.field.legalBasis')}
        addLabel={t('rules.list.addLaw')}
        items={laws}
        fresh=""
        error={problemAt(problems, 'legalBasis')}
        onChange={(items) => onChange(withItems(entry, 'legalBasis', items))}
        renderItem={(law, at) => (
          <TextInput
            aria-label={t('rules.law.name', { number: at + 1 })}
            value={law}
            error={problemAt(problems, `legalBasis[${at}]`)}
            onChange={({ currentTarget }) =>
              onChange(withItems(entry, 'legalBasis', replaced(laws, at, currentTarget.value)))
            }
          />
        )}
      />
      <Textarea
        label={t('rules.field.posted')}
        description={t('rules.posted.hint')}
        autosize
        minRows={3}
        value={textOf(entry, 'posted')}
        error={problemAt(problems, 'posted')}
        onChange={({ currentTarget }) => onChange(withText(entry, 'posted', currentTarget.value))}
      />
    </>
  );
}
