import type { CallName } from '../../shared/contract/contract.ts';
import type { Topic } from '../../shared/contract/envelope.ts';

/** Which changes make an answer old. Calls not named here depend on their input alone. */
const topicsByCall: Partial<Record<CallName, readonly Topic[]>> = {
  'app.hello': ['desk', 'desks'],
  'desk.status': ['desk', 'sync', 'dossiers'],
  'staff.list': ['desk'],
  'procedure.search': ['catalogue'],
  'procedure.get': ['catalogue'],
  'attention.laidAside': ['batches'],
  'batch.look': ['batches', 'dossiers'],
  'report.head': ['catalogue'],
  'report.rules': ['catalogue'],
  'report.tables': ['catalogue'],
  'figure.periods': ['catalogue'],
  'rules.overview': ['catalogue', 'desks'],
  'rules.draft': ['catalogue'],
  'rules.preview': ['catalogue'],
  'rules.dueChanges': ['catalogue', 'dossiers'],
  'catalogue.problems': ['catalogue'],
  'due.preview': ['catalogue', 'desk'],
  'form.texts': ['catalogue', 'desk'],
  'dossier.list': ['dossiers', 'sync', 'batches'],
  'dossier.counts': ['dossiers', 'batches'],
  'attention.list': ['dossiers', 'batches'],
  'dossier.get': ['dossiers', 'sync', 'batches'],
  'sync.status': ['sync', 'dossiers', 'desk'],
  'scan.status': ['sync', 'dossiers', 'desk'],
  'mail.settings': ['sync', 'desk'],
  'folder.status': ['sync', 'batches'],
  'mailbox.status': ['sync', 'batches'],
  'sync.network': ['sync', 'desk'],
  'office.status': ['sync', 'desk'],
  'paperList.desk': ['dossiers', 'sync'],
  'paperList.list': ['batches', 'dossiers'],
  'training.status': ['sync', 'desk'],
  'district.status': ['batches', 'desks', 'dossiers'],
  'batch.list': ['batches'],
  'desk.list': ['desks', 'batches'],
  'figure.overview': ['dossiers', 'batches', 'desks'],
  'report.preview': ['dossiers', 'batches', 'desks', 'catalogue'],
  'user.policy': ['users'],
  'user.list': ['users'],
  'user.sight': ['users'],
  'field.list': ['catalogue'],
  'account.get': ['users'],
  'action.list': ['users', 'dossiers', 'batches', 'desks', 'catalogue'],
  'api.clients': ['clients'],
  'commune.list': ['desks', 'batches'],
};

/** The topics after whose change a query is asked again. */
export function topicsOf(name: CallName): readonly Topic[] {
  return topicsByCall[name] ?? [];
}
