import {
  IconAlertTriangle,
  IconBook2,
  IconChartBar,
  IconDeviceDesktop,
  IconList,
  IconLogin2,
  IconMail,
  IconPackageImport,
  IconRefresh,
  IconReport,
  type TablerIcon,
} from '@tabler/icons-react';
import type { Route } from './route.ts';

export interface Place {
  readonly place: Exclude<Route['place'], 'dossier'>;
  readonly keyName: string;
  readonly icon: TablerIcon;
  /** Stands below the line: not a place of every hour. */
  readonly aside: boolean;
}

/** Only what exists. F2 to F6 are the places of a day; the numbers between are kept for those that come later. */
export const deskPlaces: readonly Place[] = [
  { place: 'intake', keyName: 'F2', icon: IconLogin2, aside: false },
  { place: 'dossiers', keyName: 'F3', icon: IconList, aside: false },
  { place: 'sync', keyName: 'F9', icon: IconRefresh, aside: true },
];

export const districtPlaces: readonly Place[] = [
  { place: 'batches', keyName: 'F2', icon: IconPackageImport, aside: false },
  { place: 'dossiers', keyName: 'F3', icon: IconList, aside: false },
  { place: 'progress', keyName: 'F4', icon: IconChartBar, aside: false },
  { place: 'reports', keyName: 'F5', icon: IconReport, aside: false },
  { place: 'attention', keyName: 'F6', icon: IconAlertTriangle, aside: false },
  { place: 'rules', keyName: 'F10', icon: IconBook2, aside: true },
  { place: 'desks', keyName: 'F9', icon: IconDeviceDesktop, aside: true },
  { place: 'papers', keyName: 'F11', icon: IconMail, aside: true },
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
} as const satisfies Record<Place['place'], string>;
