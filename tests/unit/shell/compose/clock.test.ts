import { expect, it, onTestFinished, vi } from 'vitest';
import { createSystemClock, createTickingClock } from '../../../../main/shell/compose/clock.ts';
import { createIds } from '../../../../main/shell/compose/ids.ts';

it('starts a training clock at the named instant and lets it tick on from there', () => {
  const startAt = Date.parse('2026-11-23T01:00:00Z');
  const clock = createTickingClock(startAt);
  const first = clock.now();
  expect(first).toBeGreaterThanOrEqual(startAt);
  expect(first).toBeLessThan(startAt + 60_000);
  expect(clock.now()).toBeGreaterThanOrEqual(first);
});

it('takes the machine time otherwise', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T01:00:00Z'), toFake: ['Date'] });
  onTestFinished(() => void vi.useRealTimers());
  expect(createSystemClock().now()).toBe(Date.parse('2026-11-23T01:00:00Z'));
});

it('makes dossier ids that are UUIDv7 of the given instant and never alike', () => {
  const { dossierId } = createIds();
  const at = Date.parse('2026-11-23T01:00:00Z');
  const made = new Set(Array.from({ length: 1000 }, () => dossierId(at)));
  expect(made.size).toBe(1000);
  for (const id of made) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const [one = ''] = made;
  expect(Number.parseInt(one.replace('-', '').slice(0, 12), 16)).toBe(at);
});
