import { MultiSelect, Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RulesOverview } from './rules-words.ts';

interface CommuneChoiceProps {
  readonly communes: RulesOverview['communes'];
  /** Null: all, and those to come. */
  readonly chosen: readonly string[] | null;
  readonly onChoose: (chosen: readonly string[] | null) => void;
}

/** To every commune and those to come, or to some. */
export function CommuneChoice({ communes, chosen, onChoose }: CommuneChoiceProps) {
  const { t } = useTranslation();
  return (
    <Radio.Group
      label={t('rules.publish.to')}
      value={chosen === null ? 'all' : 'some'}
      onChange={(value) => onChoose(value === 'all' ? null : [])}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="all" label={t('rules.publish.all', { count: communes.length })} />
        <Radio value="some" label={t('rules.publish.some')} />
        {chosen === null ? null : (
          <MultiSelect
            aria-label={t('rules.publish.some')}
            searchable
            data={communes.map(({ commune, communeName }) => ({
              value: commune,
              label: `${communeName} (${commune})`,
            }))}
            value={[...chosen]}
            error={chosen.length === 0 ? t('rules.publish.someMissing') : null}
            onChange={onChoose}
          />
        )}
      </Stack>
    </Radio.Group>
  );
}
