import type { DistrictAdoption, RulesVersionRecord } from '../../../db/district/tables/rules.ts';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import { type RulesKind, rulesKinds } from '../../../shared/rules/draft.ts';
import { iso, isoOrNull } from '../../ledger/answers.ts';
import type { District } from '../district.ts';
import { findCurrentLedger } from '../standing.ts';
import { currentRules, newestRules } from './current.ts';

type Overview = CallOutput<'rules.overview'>;
type KindOverview = Overview['kinds'][number];
type CommuneRow = Overview['communes'][number];

/** Which versions there are, which commune is under which, and which desk said that it holds it. */
export async function rulesOverview(district: District): Promise<Overview> {
  const { read } = district.store;
  const adoptions = await read.districtAdoptions();
  const kinds: KindOverview[] = [];
  const listed = await read.listCommunes();
  for (const kind of rulesKinds) kinds.push(await kindOverview(district, kind, adoptions, listed.length));
  const communes: CommuneRow[] = [];
  for (const { code, name } of listed) {
    const own = adoptions.filter(({ commune }) => commune === code);
    communes.push({
      commune: code,
      communeName: name,
      catalogue: await adoptedRow(district, find(own, 'catalogue')),
      calendar: await adoptedRow(district, find(own, 'calendar')),
      forms: await adoptedRow(district, find(own, 'forms')),
      desks: await deskRows(district, code, own),
    });
  }
  return { kinds, communes };
}

async function kindOverview(
  { store: { read }, facts }: District,
  kind: RulesKind,
  adoptions: readonly DistrictAdoption[],
  communes: number,
): Promise<KindOverview> {
  const changes = await read.rulesChanges(kind);
  const last = changes.toSorted((a, b) => b.at - a.at)[0];
  const adopted = adoptions.filter((one) => one.kind === kind);
  const inForce = (version: string): number => adopted.filter((one) => one.version === version).length;
  const row = (made: RulesVersionRecord) => ({
    version: made.version,
    madeAt: iso(made.madeAt),
    madeBy: made.madeBy,
    reason: made.reason,
    basedOn: made.basedOn,
    forAll: made.forAll,
    communes: inForce(made.version),
  });
  const first = facts[kind].version;
  // Form texts are said nowhere until the first version of them: where none was, the program's are in force.
  const unsaid = kind === 'forms' ? communes - adopted.length : 0;
  const shipped = { madeAt: null, madeBy: '', reason: '', basedOn: null, forAll: true };
  const seed = { version: first, ...shipped, communes: inForce(first) + unsaid };
  return {
    kind,
    current: (await currentRules(read, facts, kind)).version,
    newest: (await newestRules(read, facts, kind)).version,
    draft: last === undefined ? null : { changes: changes.length, by: last.by, at: iso(last.at) },
    versions: [...(await read.listRulesVersions(kind)).map(row), seed],
  };
}

function find(adoptions: readonly DistrictAdoption[], kind: RulesKind): DistrictAdoption | null {
  return adoptions.find((one) => one.kind === kind) ?? null;
}

async function adoptedRow({ store }: District, adopted: DistrictAdoption | null): Promise<CommuneRow['catalogue']> {
  if (adopted === null) return null;
  const [event] = await store.read.eventRange(adopted.ledger, adopted.seq, adopted.seq);
  return { version: adopted.version, at: iso(event?.header.at ?? 0) };
}

/** A desk holds a version from the moment that it says to hold the commune's ledger that far. */
async function deskRows(
  { store: { read } }: District,
  commune: string,
  adoptions: readonly DistrictAdoption[],
): Promise<CommuneRow['desks']> {
  const numbers = new Set(
    (await read.listLedgers())
      .filter((record) => record.kind === 'desk' && record.commune === commune)
      .map(({ desk }) => desk),
  );
  const rows: CommuneRow['desks'] = [];
  for (const desk of [...numbers].sort((a, b) => (a ?? 0) - (b ?? 0))) {
    if (desk === null) continue;
    const current = await findCurrentLedger(read, commune, desk);
    if (current === null || current.revokedUpTo !== null) continue;
    const said = await read.findHolds(commune, current.id);
    const holds = (adopted: DistrictAdoption | null): boolean =>
      adopted !== null && (said?.holds[adopted.ledger]?.seq ?? 0) >= adopted.seq;
    rows.push({
      desk,
      catalogue: holds(find(adoptions, 'catalogue')),
      calendar: holds(find(adoptions, 'calendar')),
      forms: find(adoptions, 'forms') === null || holds(find(adoptions, 'forms')),
      heardAt: isoOrNull(said?.at ?? null),
    });
  }
  return rows;
}
