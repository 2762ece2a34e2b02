import type { CallName } from '../contract/contract.ts';
import type { DistrictRole } from './roles.ts';

const everybody: readonly DistrictRole[] = ['import', 'officer', 'supervisor', 'administrator'];
const intake: readonly DistrictRole[] = ['import', 'supervisor', 'administrator'];
const dossierWork: readonly DistrictRole[] = ['officer', 'supervisor', 'administrator'];
const leading: readonly DistrictRole[] = ['supervisor', 'administrator'];
const keeping: readonly DistrictRole[] = ['administrator'];

/**
 * The one table of who may ask what at the tier above: a call needs one of its roles. A call that is not named here is
 * refused to everybody who signed in, whatever their roles.
 */
export const callRoles: Partial<Record<CallName, readonly DistrictRole[]>> = {
  'app.hello': everybody,
  'district.status': everybody,
  'staff.list': everybody,
  'commune.list': everybody,
  'procedure.search': everybody,
  'procedure.get': everybody,
  'catalogue.problems': everybody,

  'batch.list': everybody,
  'batch.import': intake,
  'desk.list': everybody,
  'down.export': intake,
  'folder.status': intake,
  'folder.exchange': intake,
  'folder.set': keeping,
  'mailbox.status': intake,
  'mailbox.read': intake,
  'mailbox.seen': intake,
  'mailbox.set': keeping,
  'mailbox.test': keeping,
  'desk.setAddress': keeping,
  'office.rename': keeping,
  'paperList.list': everybody,
  'paperList.scan': intake,

  'dossier.list': dossierWork,
  'dossier.counts': dossierWork,
  'dossier.get': dossierWork,
  'dossier.controlSheet': dossierWork,
  'attachment.get': dossierWork,
  'attention.list': everybody,
  'attention.laidAside': everybody,
  'attention.layAside': leading,
  'attention.takeBack': leading,
  'batch.look': leading,
  'batch.file': leading,
  'batch.askAgain': intake,
  'figure.periods': dossierWork,
  'figure.overview': dossierWork,
  'list.file': everybody,
  'figure.setSilentDays': leading,
  'rules.overview': everybody,
  'rules.draft': leading,
  'rules.preview': leading,
  'rules.dueChanges': leading,
  'rules.change': keeping,
  'rules.revert': keeping,
  'rules.import': keeping,
  'rules.bring': keeping,
  'rules.publish': keeping,
  'rules.adopt': keeping,
  'rules.export': leading,
  'report.tables': dossierWork,
  'report.rules': leading,
  'report.setRules': keeping,
  'report.head': dossierWork,
  'report.setHead': dossierWork,
  'report.preview': dossierWork,
  'report.file': dossierWork,
  'dossier.take': dossierWork,
  'dossier.assign': leading,
  'dossier.requestSupplement': dossierWork,
  'dossier.repromise': leading,
  'dossier.decide': leading,
  'dossier.settle': leading,

  'account.get': everybody,
  'account.setPassword': everybody,
  'account.offerTotp': everybody,
  'account.confirmTotp': everybody,
  'account.renewRecovery': everybody,
  'account.endSession': everybody,
  'account.signOut': everybody,
  'field.list': everybody,
  'user.sight': keeping,
  'user.setSight': keeping,
  'user.list': keeping,
  'user.add': keeping,
  'user.change': keeping,
  'user.setState': keeping,
  'user.resetPassword': keeping,
  'user.removeTotp': keeping,
  'user.policy': keeping,
  'user.setPolicy': keeping,
  'user.endSessions': keeping,
  'action.list': leading,

  'api.clients': keeping,
  'api.createClient': keeping,
  'api.revokeClient': keeping,
  'enrolment.create': keeping,
  'enrolment.admit': keeping,
  'ledger.revoke': leading,
  'ledger.admitLate': leading,
};

/** Whether one of these roles is enough for a call; the roles that it needs where none is. */
export function rolesLacking(call: CallName, roles: readonly DistrictRole[]): readonly DistrictRole[] | null {
  const needed = callRoles[call] ?? [];
  return needed.some((role) => roles.includes(role)) ? null : needed;
}
