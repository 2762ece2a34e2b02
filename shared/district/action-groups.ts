import type { DistrictEventType } from './district-events.ts';

/** What a list of actions is narrowed by. */
export const actionGroups = ['users', 'signIns', 'batches', 'dossiers', 'desks', 'rules', 'exports'] as const;
export type ActionGroup = (typeof actionGroups)[number];

/** The group of each kind of action: a new kind without one does not compile. */
export const groupOfAction: Readonly<Record<DistrictEventType, ActionGroup>> = {
  'district.userAdded.v1': 'users',
  'district.userChanged.v1': 'users',
  'district.userDisabled.v1': 'users',
  'district.userEnabled.v1': 'users',
  'district.passwordSet.v1': 'users',
  'district.totpEnrolled.v1': 'users',
  'district.totpRemoved.v1': 'users',
  'district.recoveryCodesMade.v1': 'users',
  'district.signedIn.v1': 'signIns',
  'district.signInFailed.v1': 'signIns',
  'district.signInLocked.v1': 'signIns',
  'district.sessionEnded.v1': 'signIns',
  'district.batchImported.v1': 'batches',
  'district.quarantineSettled.v1': 'batches',
  'district.laidAside.v1': 'batches',
  'district.takenBack.v1': 'batches',
  'district.conflictSettled.v1': 'dossiers',
  'district.dossierDecided.v1': 'dossiers',
  'district.dossierAssigned.v1': 'dossiers',
  'district.supplementRequested.v1': 'dossiers',
  'district.dossierRepromised.v1': 'dossiers',
  'district.deskInvited.v1': 'desks',
  'district.deskAdmitted.v1': 'desks',
  'district.officeRenamed.v1': 'desks',
  'district.ledgerRevoked.v1': 'desks',
  'district.lateAdmitted.v1': 'desks',
  'district.deskAddressSet.v1': 'desks',
  'district.paperListScanned.v1': 'batches',
  'district.cataloguePublished.v1': 'rules',
  'district.catalogueBrought.v1': 'rules',
  'district.calendarPublished.v1': 'rules',
  'district.formsPublished.v1': 'rules',
  'district.settingChanged.v1': 'rules',
  'district.reportExported.v1': 'exports',
  'district.listExported.v1': 'exports',
  'district.clientKeyGiven.v1': 'exports',
  'district.clientKeyWithdrawn.v1': 'exports',
  'district.clientRead.v1': 'exports',
};
