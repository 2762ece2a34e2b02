import type { CommuneRecord } from '../../db/district/tables/communes.ts';
import type { DistrictTx } from '../../db/district/types.ts';
import { makeEnrolment } from '../../shared/batch/enrolment.ts';
import type { JsonValue } from '../../shared/dossier/event.ts';
import type { LedgerId } from '../../shared/dossier/ids.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { RulesKind } from '../../shared/rules/draft.ts';
import type { Actor } from '../ledger/actors.ts';
import { recordAction } from './actions.ts';
import { introduce, keyHolder } from './actor.ts';
import { authorityCertificate, hasAuthority } from './authority.ts';
import { findCommuneLedger, newCommuneLedger, openCommuneLedger } from './commune-ledger.ts';
import type { CommuneLedger, District } from './district.ts';
import { contentOf, rulesOfCommune } from './publishing/current.ts';
import { namesOf, sayNames } from './rename.ts';
import { findCurrentLedger } from './standing.ts';

export interface CreateEnrolment {
  /** Agency code (H60.15.3) or unit code, as the district lists it; an unknown one is a new commune. */
  readonly commune: string;
  readonly desk: number;
  /** Left out: as it was, else the code until somebody configures it. */
  readonly communeName?: string;
  /** Left out: as it was, else the name of the tier above. */
  readonly province?: string;
  readonly url?: string;
  /** The address has a certificate of a public authority: the desk trusts what its machine trusts. */
  readonly publicCertificate?: boolean;
  /** The ledger that the new desk continues: a lost, restored or replaced PC. */
  readonly replaces?: LedgerId;
}

/** Agency codes as dossier codes begin with (shared/dossier/code.ts). */
const communeCodePattern = /^[A-Z0-9]+(\.[A-Z0-9]+)*$/;
const longestCommuneCode = 40;
const codeBytes = 32;

/**
 * Makes the file that invites one desk, signed with the commune's ledger key, and opens that ledger with the commune's
 * first desk. Refuses: district.commune-code, district.desk-taken, district.replaces-unknown, store.*.
 */
export async function createEnrolment(
  district: District,
  input: CreateEnrolment,
  actor: Actor = keyHolder,
): Promise<Result<Uint8Array>> {
  const known = await district.store.read.findCommune(input.commune);
  const code = known?.code ?? input.commune;
  if (!communeCodePattern.test(code) || code.length > longestCommuneCode) {
    return refuse('district.commune-code', { commune: code.slice(0, 60) });
  }
  const authority = await pinnedAuthority(district, input);
  if (!authority.ok) return authority;
  const oneTimeCode = Buffer.from(district.deps.crypto.randomBytes(codeBytes)).toString('base64url');
  const at = district.clock.now();
  const written = await district.store.write<Invited>(code, (tx) =>
    invite(district, tx, { ...input, code, oneTimeCode, at }, actor),
  );
  if (!written.ok) return written;
  const { ledger, generation, commune } = written.value;
  district.changed(['desks']);
  return ok(
    makeEnrolment(district.deps.crypto, {
      ...(await fileFacts(district, ledger)),
      commune: { agencyCode: code, unitCode: commune.unitCode, name: commune.name, province: commune.province },
      desk: input.desk,
      generation,
      replaces: input.replaces ?? null,
      oneTimeCode,
      url: input.url ?? null,
      authority: authority.value,
      sealedAt: at,
    }),
  );
}

interface Invitation extends CreateEnrolment {
  readonly code: string;
  readonly oneTimeCode: string;
  readonly at: number;
}

interface Invited {
  readonly ledger: CommuneLedger;
  readonly generation: number;
  readonly commune: Pick<CommuneRecord, 'unitCode' | 'name' | 'province'>;
}

/**
 * What is decided of an invitation, in its own transaction: of two that are made at the same moment, at whichever
 * process, the second sees the first, so that a commune has one ledger and no two desks share a block of numbers.
 */
async function invite(
  district: District,
  tx: DistrictTx,
  { code, oneTimeCode, at, desk, ...input }: Invitation,
  actor: Actor,
): Promise<Result<Invited>> {
  const replaces = input.replaces ?? null;
  const generation = await generationFor(tx, code, desk, replaces);
  if (!generation.ok) return generation;
  const known = await tx.findCommune(code);
  const commune = {
    unitCode: known?.unitCode ?? null,
    name: input.communeName ?? known?.name ?? code,
    province: input.province ?? known?.province ?? district.facts.name,
  };
  const ledger = (await findCommuneLedger(district, tx, code)) ?? (await newCommuneLedger(district, tx, code));
  if ((await tx.findLedger(ledger.ledger)) === null) await openCommuneLedger(district, tx, ledger);
  // An invitation that calls the commune otherwise renames it, and its desks must hear of it.
  if (known !== null && (known.name !== commune.name || known.province !== commune.province)) {
    const { desks } = await namesOf(tx, known);
    const names = { name: commune.name, province: commune.province, desks };
    await introduce(district, tx, ledger, actor);
    await sayNames(district, tx, ledger, { actor, names, at });
  }
  await tx.putCommune({ code, ...commune, ledger: ledger.ledger });
  await tx.addEnrolment({
    commune: code,
    codeHash: district.deps.crypto.sha256Hex(oneTimeCode),
    codeSealed: district.keyring.seal(Buffer.from(oneTimeCode)),
    desk,
    generation: generation.value,
    replaces,
    madeAt: at,
  });
  await recordAction(district, tx, actor, {
    type: 'district.deskInvited.v1',
    body: { commune: code, desk, generation: generation.value, replaces },
    personal: null,
  });
  return ok({ ledger, generation: generation.value, commune });
}

/** A free number starts at 0; a replaced desk goes on above every block that its number ever used. */
async function generationFor(
  tx: DistrictTx,
  commune: string,
  desk: number,
  replaces: LedgerId | null,
): Promise<Result<number>> {
  const current = await findCurrentLedger(tx, commune, desk);
  if (replaces === null) return current === null ? ok(0) : refuse('district.desk-taken', { desk, ledger: current.id });
  if (current?.id !== replaces) return refuse('district.replaces-unknown', { ledger: replaces });
  return ok((await highestGeneration(tx, commune, desk)) + 1);
}

/** Also above what was promised to files that nobody has used yet: two of them must not share a block. */
async function highestGeneration(tx: DistrictTx, commune: string, desk: number): Promise<number> {
  const promised = (await tx.listEnrolments())
    .filter((enrolment) => enrolment.commune === commune && enrolment.desk === desk)
    .map(({ generation }) => generation);
  return Math.max(await tx.highestGeneration(commune, desk), ...promised);
}

/** What a desk is told to trust at an https address: the district's own authority unless a public one vouches for it. */
async function pinnedAuthority(
  district: District,
  { url, publicCertificate }: CreateEnrolment,
): Promise<Result<string | null>> {
  if (publicCertificate === true) return ok(null);
  // Whoever types the address in later must find the authority there, where the district has one.
  if (url === undefined) return (await hasAuthority(district)) ? authorityCertificate(district) : ok(null);
  return new URL(url).protocol === 'https:' ? authorityCertificate(district) : ok(null);
}

async function fileFacts(district: District, { signing, commune }: CommuneLedger) {
  const { facts } = district;
  return {
    districtName: facts.name,
    tierName: facts.tierName,
    districtRecipient: facts.recipient,
    catalogue: await inForce(district, 'catalogue', commune),
    calendar: await inForce(district, 'calendar', commune),
    forms: await formsInForce(district, commune),
    formSet: facts.formSet,
    training: facts.training,
    expiresAt: null,
    seed: signing.seed,
  };
}

/** Null while they are the program's own. */
async function formsInForce({ store, facts }: District, commune: string): Promise<JsonValue | null> {
  const { version, sha256 } = await rulesOfCommune(store.read, facts, 'forms', commune);
  return version === facts.forms.version ? null : contentOf(store.read, sha256);
}

async function inForce({ store, facts }: District, kind: RulesKind, commune: string): Promise<JsonValue> {
  const { sha256 } = await rulesOfCommune(store.read, facts, kind, commune);
  return contentOf(store.read, sha256);
}
