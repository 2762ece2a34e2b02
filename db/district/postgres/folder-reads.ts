import type { Hash } from '../../../shared/dossier/ids.ts';
import { localQueries } from '../../local-queries.ts';
import { rulesQueries } from '../../rules-queries.ts';
import type { Ask } from '../ask.ts';
import type { DistrictReads } from '../types.ts';

/** Settings, first answers of commands, catalogues and calendars. */
export function createFolderReads(
  ask: Ask,
): Pick<DistrictReads, 'findRules' | 'officeNames' | 'findContent' | 'findSetting' | 'findCommand'> {
  return {
    async findRules(kind, version) {
      const [found] = await ask<{ body: string }>(rulesQueries.rules, kind, version);
      return found?.body ?? null;
    },
    async officeNames(commune) {
      const [found] = await ask<{ version: string }>(rulesQueries.names, commune);
      return found?.version ?? null;
    },
    async findContent(sha256) {
      const [found] = await ask<{ body: string }>(rulesQueries.content, sha256);
      return found?.body ?? null;
    },
    async findSetting(name) {
      const [found] = await ask<{ value: string }>(localQueries.setting, name);
      return found?.value ?? null;
    },
    async findCommand(id) {
      const [found] = await ask<{ call: string; inputHash: Hash; answer: string }>(localQueries.command, id);
      return found ?? null;
    },
  };
}
