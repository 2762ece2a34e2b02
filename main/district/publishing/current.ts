import type { DistrictReads } from '../../../db/district/types.ts';
import type { RulesRecord } from '../../../db/types.ts';
import type { JsonObject } from '../../../shared/dossier/event.ts';
import type { RulesKind } from '../../../shared/rules/draft.ts';
import type { DistrictFacts } from '../district-facts.ts';

type Versions = Pick<DistrictReads, 'listRulesVersions'>;
type Facts = Pick<DistrictFacts, RulesKind>;

/** What new communes begin with and the tier above itself counts by: the newest version that was meant for all. */
export async function currentRules(read: Versions, facts: Facts, kind: RulesKind): Promise<RulesRecord> {
  return (await read.listRulesVersions(kind)).find(({ forAll }) => forAll) ?? facts[kind];
}

/** What the next draft is made from, whoever has it. */
export async function newestRules(read: Versions, facts: Facts, kind: RulesKind): Promise<RulesRecord> {
  return (await read.listRulesVersions(kind))[0] ?? facts[kind];
}

/** What a commune's ledger says is in force there; before its first word, what it will begin with. */
export async function rulesOfCommune(
  read: Versions & Pick<DistrictReads, 'districtAdoptions'>,
  facts: Facts,
  kind: RulesKind,
  commune: string,
): Promise<RulesRecord> {
  const adopted = (await read.districtAdoptions()).find((one) => one.commune === commune && one.kind === kind);
  return adopted ?? currentRules(read, facts, kind);
}

/** The content of a version, with its name in it. Throws where it is missing: whoever names a version keeps its text. */
export async function contentOf(read: Pick<DistrictReads, 'findContent'>, sha256: string): Promise<JsonObject> {
  const json = await read.findContent(sha256);
  if (json === null) throw new Error('the content of a version is missing');
  // Only canonical JSON of an object is ever put under a version.
  return JSON.parse(json) as JsonObject;
}
