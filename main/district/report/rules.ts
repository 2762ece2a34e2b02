import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ReportRules } from '../../../shared/report/report-rules.ts';
import { ok, type Result, refuse } from '../../../shared/result.ts';
import type { District } from '../district.ts';

const settingName = 'report.rules';

/** The rules of reports as this district last set them, else as the program brings them. Refuses: district.seed-unreadable. */
export async function readReportRules({ store, deps }: Pick<District, 'store' | 'deps'>): Promise<Result<ReportRules>> {
  const own = await store.read.findSetting(settingName);
  const text = own ?? readSeed(join(deps.catalogueDir, 'report-rules.json'));
  if (text === null) return refuse('district.seed-unreadable');
  const rules = ReportRules.safeParse(JSON.parse(text));
  return rules.success ? ok(rules.data) : refuse('district.seed-unreadable');
}

export function setReportRules({ store }: Pick<District, 'store'>, rules: ReportRules): Promise<Result<ReportRules>> {
  return store.write<ReportRules>(null, async (tx) => {
    await tx.setSetting(settingName, JSON.stringify(rules));
    return ok(rules);
  });
}

function readSeed(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
