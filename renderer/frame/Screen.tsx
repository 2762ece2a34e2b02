import { AccountScreen } from '../screens/account/AccountScreen.tsx';
import { ActionsScreen } from '../screens/actions/ActionsScreen.tsx';
import { ClientsScreen } from '../screens/clients/ClientsScreen.tsx';
import { AttentionScreen } from '../screens/district/AttentionScreen.tsx';
import { BatchesScreen } from '../screens/district/BatchesScreen.tsx';
import { DesksScreen } from '../screens/district/DesksScreen.tsx';
import { DossierScreen } from '../screens/dossier/DossierScreen.tsx';
import { DossiersScreen } from '../screens/dossiers/DossiersScreen.tsx';
import { IntakeScreen } from '../screens/intake/IntakeScreen.tsx';
import { PapersScreen } from '../screens/papers/PapersScreen.tsx';
import { ProgressScreen } from '../screens/progress/ProgressScreen.tsx';
import { ReportsScreen } from '../screens/reports/ReportsScreen.tsx';
import { RulesScreen } from '../screens/rules/RulesScreen.tsx';
import { SyncScreen } from '../screens/sync/SyncScreen.tsx';
import { UsersScreen } from '../screens/users/UsersScreen.tsx';
import type { Route } from './route.ts';

/** The screen of a place. */
export function Screen({ route }: { readonly route: Route }) {
  switch (route.place) {
    case 'intake':
      return <IntakeScreen procedureCode={route.procedureCode ?? null} />;
    case 'dossiers':
      return <DossiersScreen />;
    case 'dossier':
      return <DossierScreen key={JSON.stringify(route.name)} name={route.name} />;
    case 'sync':
      return <SyncScreen />;
    case 'batches':
      return <BatchesScreen />;
    case 'progress':
      return <ProgressScreen />;
    case 'reports':
      return <ReportsScreen />;
    case 'attention':
      return <AttentionScreen />;
    case 'papers':
      return <PapersScreen />;
    case 'rules':
      return <RulesScreen />;
    case 'clients':
      return <ClientsScreen />;
    case 'desks':
      return <DesksScreen />;
    case 'users':
      return <UsersScreen />;
    case 'actions':
      return <ActionsScreen />;
    case 'account':
      return <AccountScreen />;
  }
}
