import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ParsedInput } from '../../../shared/contract/contract.ts';
import { ReportRules } from '../../../shared/report/report-rules.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { CallContext } from '../../api/handlers.ts';
import { recordAction } from '../actions.ts';
import { actorOf } from '../actor.ts';
import type { District } from '../district.ts';
import { doOnce } from '../once.ts';

const settingName = 'report.rules';
/** The ledger of actions keeps so much of a value. */
const longestRecorded = 2000;

/** The rules of reports as this district last set them, else as the program brings them. Refuses: district.seed-unreadable. */
export async function readReportRules({ store, deps }: Pick<District, 'store' | 'deps'>): Promise<Result<ReportRules>> {
  const own = await store.read.findSetting(settingName);
  const text = own ?? readSeed(join(deps.catalogueDir, 'report-rules.json'));
  if (text === null) return refuse('district.seed-unreadable');
  const rules = ReportRules.safeParse(JSON.parse(text));
  return rules.success ? ok(rules.data) : refuse('district.seed-unreadable');
}

/** Sets the rules of reports anew, in the transaction that says who did. Asked twice, done once. Refuses: desk.actor-*, store.*. */
export function setReportRules(
  district: District,
  input: ParsedInput<'report.setRules'>,
  context: CallContext,
): Promise<Result<Record<string, never>>> {
  return doOnce<Record<string, never>>(district, {
    ...{ call: 'report.setRules', input, context, home: null },
    async work(tx) {
      const by = await actorOf(tx, context);
      if (!by.ok) return by;
      const value = JSON.stringify(input.rules);
      await tx.setSetting(settingName, value);
      await recordAction(district, tx, by.value, {
        type: 'district.settingChanged.v1',
        body: { setting: settingName },
        personal: { value: value.slice(0, longestRecorded) },
      });
      return ok({});
    },
  });
}

function readSeed(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
