import { expect, test } from 'vitest';
import { createWindowClock } from '../../../../renderer/session/clock.ts';
import { createViewStore } from '../../../../renderer/session/view-store.ts';

test('the window clock is the core’s word plus what has passed since', () => {
  let elapsed = 1000;
  const clock = createWindowClock(() => elapsed);
  clock.set('2026-12-01T02:24:00.000Z');
  elapsed += 61_000;
  expect(new Date(clock.now()).toISOString()).toBe('2026-12-01T02:25:01.000Z');
});

test('choices of view are kept on the shelf and come back', () => {
  const kept = new Map<string, string>();
  const shelf = {
    read: (name: string) => kept.get(name) ?? null,
    write: (name: string, text: string) => kept.set(name, text),
  };
  const first = createViewStore({ shelf }).getState();
  first.setDensity('compact');
  first.setLanguage('en');
  first.setActor('staff-2');
  const { density, language, actorId } = createViewStore({ shelf }).getState();
  expect({ density, language, actorId }).toEqual({ density: 'compact', language: 'en', actorId: 'staff-2' });
});

test('nonsense on the shelf is the default', () => {
  const shelf = { read: () => 'nonsense', write: () => undefined };
  const { density, language } = createViewStore({ shelf }).getState();
  expect({ density, language }).toEqual({ density: 'roomy', language: null });
});
