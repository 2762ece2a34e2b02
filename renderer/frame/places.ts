import {
  IconAlertTriangle,
  IconBook2,
  IconChartBar,
  IconDeviceDesktop,
  IconHistory,
  IconList,
  IconLogin2,
  IconMail,
  IconPackageImport,
  IconPlugConnected,
  IconRefresh,
  IconReport,
  IconUsers,
  type TablerIcon,
} from '@tabler/icons-react';
import type { CallName } from '../../shared/contract/contract.ts';
import type { Route } from './route.ts';

export interface Place {
  readonly place: Exclude<Route['place'], 'dossier' | 'account'>;
  readonly keyName: string;
  readonly icon: TablerIcon;
  /** Stands below the line: not a place of every hour. */
  readonly aside: boolean;
  /** What the place asks: who may not ask it does not see the place. */
  readonly asks?: CallName;
}

/** Only what exists. F2 to F6 are the places of a day; the numbers between are kept for those that come later. */
export const deskPlaces: readonly Place[] = [
  { place: 'intake', keyName: 'F2', icon: IconLogin2, aside: false },
  { place: 'dossiers', keyName: 'F3', icon: IconList, aside: false },
  { place: 'sync', keyName: 'F9', icon: IconRefresh, aside: true },
];

export const districtPlaces: readonly Place[] = [
  { place: 'batches', keyName: 'F2', icon: IconPackageImport, aside: false },
  { place: 'dossiers', keyName: 'F3', icon: IconList, aside: false, asks: 'dossier.list' },
  { place: 'progress', keyName: 'F4', icon: IconChartBar, aside: false, asks: 'figure.overview' },
  { place: 'reports', keyName: 'F5', icon: IconReport, aside: false, asks: 'report.preview' },
  { place: 'attention', keyName: 'F6', icon: IconAlertTriangle, aside: false },
  { place: 'rules', keyName: 'F10', icon: IconBook2, aside: true },
  { place: 'desks', keyName: 'F9', icon: IconDeviceDesktop, aside: true },
  { place: 'clients', keyName: 'Alt+8', icon: IconPlugConnected, aside: true, asks: 'api.clients' },
  { place: 'papers', keyName: 'F11', icon: IconMail, aside: true },
  { place: 'users', keyName: 'Alt+U', icon: IconUsers, aside: true, asks: 'user.list' },
  { place: 'actions', keyName: 'Alt+N', icon: IconHistory, aside: true, asks: 'action.list' },
];

export const placeKeys = {
  intake: 'frame.place.intake',
  dossiers: 'frame.place.dossiers',
  sync: 'frame.place.sync',
  batches: 'frame.place.batches',
  progress: 'frame.place.progress',
  reports: 'frame.place.reports',
  attention: 'frame.place.attention',
  papers: 'frame.place.papers',
  rules: 'frame.place.rules',
  desks: 'frame.place.desks',
  clients: 'frame.place.clients',
  users: 'frame.place.users',
  actions: 'frame.place.actions',
} as const satisfies Record<Place['place'], string>;
