import type { TFunction } from 'i18next';
import { isCivilDate } from '../../../shared/calendar/civil.ts';
import type { CallOutput } from '../../../shared/contract/contract.ts';
import type { ActionGroup } from '../../../shared/district/action-groups.ts';
import { type DistrictEventType, isDistrictEventType } from '../../../shared/district/district-events.ts';
import { versionWord } from '../../format/version-word.ts';

export type ActionRow = CallOutput<'action.list'>['rows'][number];

export const groupKeys = {
  users: 'actions.group.users',
  signIns: 'actions.group.signIns',
  batches: 'actions.group.batches',
  dossiers: 'actions.group.dossiers',
  desks: 'actions.group.desks',
  rules: 'actions.group.rules',
  exports: 'actions.group.exports',
} as const satisfies Record<ActionGroup, string>;

const sentenceKeys = {
  'district.userAdded.v1': 'actions.did.userAdded',
  'district.userChanged.v1': 'actions.did.userChanged',
  'district.userDisabled.v1': 'actions.did.userDisabled',
  'district.userEnabled.v1': 'actions.did.userEnabled',
  'district.passwordSet.v1': 'actions.did.passwordSet',
  'district.totpEnrolled.v1': 'actions.did.totpEnrolled',
  'district.totpRemoved.v1': 'actions.did.totpRemoved',
  'district.recoveryCodesMade.v1': 'actions.did.recoveryCodesMade',
  'district.signedIn.v1': 'actions.did.signedIn',
  'district.signInFailed.v1': 'actions.did.signInFailed',
  'district.signInLocked.v1': 'actions.did.signInLocked',
  'district.sessionEnded.v1': 'actions.did.sessionEnded',
  'district.batchImported.v1': 'actions.did.batchImported',
  'district.dossierDecided.v1': 'actions.did.dossierDecided',
  'district.dossierAssigned.v1': 'actions.did.dossierAssigned',
  'district.supplementRequested.v1': 'actions.did.supplementRequested',
  'district.dossierRepromised.v1': 'actions.did.dossierRepromised',
  'district.deskInvited.v1': 'actions.did.deskInvited',
  'district.deskAdmitted.v1': 'actions.did.deskAdmitted',
  'district.officeRenamed.v1': 'actions.did.officeRenamed',
  'district.ledgerRevoked.v1': 'actions.did.ledgerRevoked',
  'district.lateAdmitted.v1': 'actions.did.lateAdmitted',
  'district.quarantineSettled.v1': 'actions.did.quarantineSettled',
  'district.conflictSettled.v1': 'actions.did.conflictSettled',
  'district.laidAside.v1': 'actions.did.laidAside',
  'district.takenBack.v1': 'actions.did.takenBack',
  'district.deskAddressSet.v1': 'actions.did.deskAddressSet',
  'district.paperListScanned.v1': 'actions.did.paperListScanned',
  'district.cataloguePublished.v1': 'actions.did.cataloguePublished',
  'district.catalogueBrought.v1': 'actions.did.catalogueBrought',
  'district.calendarPublished.v1': 'actions.did.calendarPublished',
  'district.formsPublished.v1': 'actions.did.formsPublished',
  'district.settingChanged.v1': 'actions.did.settingChanged',
  'district.reportExported.v1': 'actions.did.reportExported',
  'district.listExported.v1': 'actions.did.listExported',
  'district.clientKeyGiven.v1': 'actions.did.clientKeyGiven',
  'district.clientKeyWithdrawn.v1': 'actions.did.clientKeyWithdrawn',
  'district.clientRead.v1': 'actions.did.clientRead',
} as const satisfies Record<DistrictEventType, string>;

/** Settings whose change is written down, as a person calls them. */
const settingKeys = {
  'figures.silentDays': 'actions.setting.silentDays',
  'sight.ownFields': 'actions.setting.ownFields',
  'users.totpPolicy': 'actions.setting.totpPolicy',
  exchangeFolder: 'actions.setting.exchangeFolder',
  mailbox: 'actions.setting.mailbox',
  'report.head': 'actions.setting.reportHead',
  'report.rules': 'actions.setting.reportRules',
} as const;

/** Values that are words of the program; what somebody typed stands as it is. */
const valueKeys = {
  'sight.ownFields on': 'actions.value.on',
  'sight.ownFields off': 'actions.value.off',
  'users.totpPolicy nobody': 'actions.value.nobody',
  'users.totpPolicy administrators': 'actions.value.administrators',
  'users.totpPolicy everybody': 'actions.value.everybody',
} as const;

function isNamedSetting(setting: string): setting is keyof typeof settingKeys {
  return Object.hasOwn(settingKeys, setting);
}

/** What a sentence may name. */
const named = [
  'address',
  'client',
  'commune',
  'desk',
  'deskName',
  'file',
  'from',
  'fullName',
  'list',
  'name',
  'reason',
  'rows',
  'setting',
  'table',
  'to',
  'upTo',
  'value',
  'version',
] as const;

export interface ActionWords {
  readonly t: TFunction;
  /** A civil date as it is shown. */
  readonly date: (day: string) => string;
  readonly communes: CallOutput<'commune.list'>;
}

/** What was done, as a sentence without who and when; of a type that is not known here its name. */
export function actionSentence(row: ActionRow, { t, date, communes }: ActionWords): string {
  if (!isDistrictEventType(row.type)) return row.type;
  const texts = textsOf(row.facts, date);
  return t(sentenceKey(row.type, row), {
    ...texts,
    ...(isNamedSetting(texts.setting)
      ? { setting: t(settingKeys[texts.setting]), value: settingValue(texts.setting, texts.value, t) }
      : {}),
    place: placeOf(texts.commune, communes, t),
    version: versionWord(texts.version, { t, format: { date } }),
    person: row.userName ?? '',
  });
}

/** Deeds that left something as nobody's have words of their own. */
function sentenceKey(type: DistrictEventType, { facts }: ActionRow) {
  if (type === 'district.dossierAssigned.v1' && facts.user === null) return 'actions.did.dossierFreed';
  if (type === 'district.officeRenamed.v1' && facts.desk === null) return 'actions.did.communeRenamed';
  return sentenceKeys[type];
}

/** A commune by the name that it has now. */
function placeOf(code: string, communes: ActionWords['communes'], t: TFunction): string {
  return communes.find((commune) => commune.code === code)?.name ?? t('actions.row.commune', { code });
}

function settingValue(setting: keyof typeof settingKeys, value: string, t: TFunction): string {
  const known = `${setting} ${value}`;
  if (isNamedValue(known)) return t(valueKeys[known]);
  // A whole document, of which no sentence can tell.
  if (setting === 'report.rules') return t('actions.value.content');
  return value === '' ? t('actions.value.empty') : value;
}

function isNamedValue(known: string): known is keyof typeof valueKeys {
  return Object.hasOwn(valueKeys, known);
}

function textsOf(facts: ActionRow['facts'], date: (day: string) => string) {
  const textOf = (value: string): string => (isCivilDate(value) ? date(value) : value);
  const texts = named.map((name) => [name, textOf(String(facts[name] ?? ''))] as const);
  // Each name has its text; the compiler loses which over the list.
  return Object.fromEntries(texts) as Readonly<Record<(typeof named)[number], string>>;
}
