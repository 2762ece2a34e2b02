import type { ParsedInput } from '../../../shared/contract/contract.ts';
import { ReportHead } from '../../../shared/report/report-head.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { CallContext } from '../../api/handlers.ts';
import { recordAction } from '../actions.ts';
import { actorOf } from '../actor.ts';
import type { District } from '../district.ts';
import { doOnce } from '../once.ts';

const settingName = 'report.head';
const none: ReportHead = { receiving: '', place: '' };

/** Whom this district reports to and where it signs, as it last said; empty: the form keeps a line of dots. */
export async function readReportHead({ store }: Pick<District, 'store'>): Promise<ReportHead> {
  const text = await store.read.findSetting(settingName);
  return text === null ? none : ReportHead.parse(JSON.parse(text));
}

/** Keeps both for the next reports, in the transaction that says who did. Asked twice, done once. Refuses: desk.actor-*, store.*. */
export function setReportHead(
  district: District,
  input: ParsedInput<'report.setHead'>,
  context: CallContext,
): Promise<Result<Record<string, never>>> {
  return doOnce<Record<string, never>>(district, {
    ...{ call: 'report.setHead', input, context, home: null },
    async work(tx) {
      const by = await actorOf(tx, context);
      if (!by.ok) return by;
      const value = JSON.stringify(input);
      await tx.setSetting(settingName, value);
      await recordAction(district, tx, by.value, {
        type: 'district.settingChanged.v1',
        body: { setting: settingName },
        personal: { value },
      });
      return ok({});
    },
  });
}
