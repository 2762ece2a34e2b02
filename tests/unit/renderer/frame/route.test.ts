import { expect, test } from 'vitest';
import { type Route, readRoute, writeRoute } from '../../../../renderer/frame/route.ts';

const routes: readonly Route[] = [
  { place: 'intake' },
  { place: 'intake', procedureCode: '1.004873' },
  { place: 'dossiers' },
  { place: 'dossier', name: { code: 'H60.15.3-261201-2007' } },
  { place: 'dossier', name: { code: 'foreign/ code #1%' } },
  { place: 'dossier', name: { dossierId: '01930000-0000-7000-8000-000000000000' } },
  { place: 'sync' },
  { place: 'batches' },
  { place: 'attention' },
  { place: 'desks' },
];

test.each(routes.map((route) => [writeRoute(route), route] as const))('%s is read back', (hash, route) => {
  expect(readRoute(hash)).toEqual(route);
});

test('a hash that names no place is null', () => {
  expect(['', '#', '#/', '#/nowhere', '#/dossier', '#/dossier/code/', '#/dossier/code/%'].map(readRoute)).toEqual(
    Array.from({ length: 7 }, () => null),
  );
});
