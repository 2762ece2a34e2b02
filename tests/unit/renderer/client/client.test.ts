import { expect, test } from 'vitest';
import { createClient } from '../../../../renderer/client/client.ts';
import { createQueryCache } from '../../../../renderer/client/query-cache.ts';
import { createListeners, type Transport } from '../../../../renderer/client/transport.ts';

interface Sent {
  readonly call: string;
  readonly id: string;
  readonly as?: string;
  readonly input: unknown;
}

/** A line whose far end is this test. */
function createLine() {
  const messages = createListeners<string>();
  const line = createListeners<boolean>();
  const sent: Sent[] = [];
  let up = true;
  const transport: Transport = {
    send(text) {
      if (up) sent.push(JSON.parse(text));
      return up;
    },
    onMessage: messages.add,
    onLine: line.add,
  };
  return {
    transport,
    sent,
    say: (message: object) => messages.tell(JSON.stringify(message)),
    raw: (text: string) => messages.tell(text),
    set(value: boolean) {
      up = value;
      line.tell(value);
    },
  };
}

function createIds() {
  let next = 0;
  return () => `id-${++next}`;
}

const seal = { savedAt: '2026-12-01T02:24:00.000Z' };
const draft = { commandId: '5f1c0d3e-8a52-4a57-9c1c-3f1f6f1f0a11' };

test('an answer comes back to the call of its id, parsed by the contract', async () => {
  const line = createLine();
  const client = createClient({ transport: line.transport, newId: createIds() });
  const first = client.call('training.status', {});
  const second = client.call('draft.save', { draft });
  line.say({ id: 'id-2', ok: true, result: { ...seal, more: 'unknown keys are dropped' } });
  line.say({ id: 'id-1', ok: true, result: { cut: true, districtUrl: null } });
  expect(await Promise.all([first, second])).toEqual([
    { ok: true, value: { cut: true, districtUrl: null } },
    { ok: true, value: seal },
  ]);
});

test('a refusal is a value with its fields', async () => {
  const line = createLine();
  const client = createClient({ transport: line.transport, newId: createIds() });
  const answer = client.call('dossier.receive', {});
  const error = { code: 'input.invalid', message: 'x', fields: { applicant: { code: 'input.missing', message: 'y' } } };
  line.say({ id: 'id-1', ok: false, error });
  expect(await answer).toEqual({ ok: false, error });
});

test('who acts and the id of a command go with the call', async () => {
  const line = createLine();
  const client = createClient({ transport: line.transport, newId: createIds() });
  client.actAs('staff-1');
  void client.call('draft.discard', {}, { id: 'fixed' });
  expect(line.sent).toEqual([{ call: 'draft.discard', id: 'fixed', as: 'staff-1', input: {} }]);
});

test('a call made before the line is up goes out when it comes', async () => {
  const line = createLine();
  line.set(false);
  const client = createClient({ transport: line.transport, newId: createIds() });
  const answer = client.call('draft.discard', {});
  expect(line.sent).toEqual([]);
  line.set(true);
  line.say({ id: 'id-1', ok: true, result: {} });
  expect(await answer).toEqual({ ok: true, value: {} });
});

test('a call whose answer the line lost says so', async () => {
  const line = createLine();
  const client = createClient({ transport: line.transport, newId: createIds() });
  const answer = client.call('draft.discard', {});
  line.set(false);
  expect(await answer).toEqual({ ok: false, error: { code: 'line.lost', message: '' } });
});

test('an answer that the contract does not know is an error, and noise is nothing', async () => {
  const line = createLine();
  const client = createClient({ transport: line.transport, newId: createIds() });
  const answer = client.call('training.status', {});
  line.raw('no json');
  line.raw('null');
  line.say({ id: 'id-1', ok: true, result: { cut: 'yes' } });
  expect(await answer).toEqual({ ok: false, error: { code: 'line.answer-unread', message: '' } });
});

test('a shown query is asked again when its topic changes and keeps its rows meanwhile', async () => {
  const line = createLine();
  const cache = createQueryCache(createClient({ transport: line.transport, newId: createIds() }));
  const states: unknown[] = [];
  const stop = cache.subscribe('training.status', {}, () => states.push(cache.read('training.status', {})));
  line.say({ id: 'id-1', ok: true, result: { cut: false, districtUrl: null } });
  await Promise.resolve();
  await new Promise(setImmediate);
  line.say({ changed: ['catalogue'] });
  line.say({ changed: ['sync', 'no topic of ours'] });
  line.say({ id: 'id-2', ok: true, result: { cut: true, districtUrl: null } });
  await new Promise(setImmediate);
  stop();
  line.say({ changed: ['sync'] });
  expect({ states, asked: line.sent.length }).toEqual({
    states: [
      { data: { cut: false, districtUrl: null }, error: null, loading: false },
      { data: { cut: false, districtUrl: null }, error: null, loading: true },
      { data: { cut: true, districtUrl: null }, error: null, loading: false },
    ],
    asked: 2,
  });
});

test('two that show the same question ask once', () => {
  const line = createLine();
  const cache = createQueryCache(createClient({ transport: line.transport, newId: createIds() }));
  cache.subscribe('training.status', {}, () => undefined);
  cache.subscribe('training.status', {}, () => undefined);
  expect(line.sent.length).toBe(1);
});
