import { expect, it } from 'vitest';
import { twoServed } from './two-served.ts';

const asked = async (url: string, key: string) => {
  const { status, headers } = await fetch(`${url}/api/v1/decisions`, { headers: { authorization: `Bearer ${key}` } });
  return [status, headers.get('retry-after')];
};

it('a program may ask so often a minute at all processes together, at whichever it asks', async () => {
  const { processes, clock } = await twoServed();
  const [a, b] = processes;
  const input = { name: 'Phần mềm QLVB', scopes: ['read'], perMinute: 4 } as const;
  const { key } = await a.ask('api.createClient', { ...input, scopes: ['read'] });
  const other = await b.ask('api.createClient', { ...input, scopes: ['read'] });
  for (const { url } of [a, b, b, a]) expect(await asked(url, key)).toEqual([200, null]);
  for (const { url } of [b, a, b]) expect(await asked(url, key)).toEqual([429, '15']);
  expect(await asked(a.url, other.key)).toEqual([200, null]);
  clock.tick(15_000);
  expect(await asked(b.url, key)).toEqual([200, null]);
  for (const { url } of [a, b]) expect(await asked(url, key)).toEqual([429, '15']);
  clock.tick(60_000);
  const atOnce = await Promise.all([a, b, a, b, a, b].map(({ url }) => asked(url, key)));
  expect(atOnce.filter(([status]) => status === 200)).toHaveLength(4);
});
