import pino from 'pino';
import { describe, expect, it } from 'vitest';
import { createDispatcher } from '../../../main/api/dispatcher.ts';
import type { CallContext, Handlers } from '../../../main/api/handlers.ts';
import { ok, refuse } from '../../../shared/result.ts';

const id = '5a2b1d52-6a4e-4b53-9c0c-0d6a0a2f9b11';

function dispatcher(handlers: Handlers, lines: string[] = []) {
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) });
  return createDispatcher({ handlers: () => handlers, log, newReference: () => 'ref-1' });
}

describe('the one door for calls', () => {
  it('hands parsed input and who asks to the handler', async () => {
    const seen: unknown[] = [];
    const call = dispatcher({
      'desk.confirmClock': (input, context: CallContext) => {
        seen.push(input, context);
        return ok({ clockWarning: null, now: '2026-11-17T02:00:00.000Z' });
      },
    });
    const answer = await call({
      call: 'desk.confirmClock',
      id: id.toUpperCase(),
      as: 'Lan',
      input: { today: '2026-11-17' },
    });
    expect(answer).toMatchObject({ id: id.toUpperCase(), ok: true });
    expect(seen).toEqual([{ today: '2026-11-17' }, { id, as: 'Lan' }]);
  });

  it('answers a defect by a reference, logs it, and tells nothing of it', async () => {
    const lines: string[] = [];
    const call = dispatcher(
      {
        'draft.discard': () => {
          throw new Error('Nguyễn Thị Hoa is not a function');
        },
      },
      lines,
    );
    const answer = await call({ call: 'draft.discard', id, input: {} });
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal.unexpected' } });
    expect(JSON.stringify(answer)).toContain('ref-1');
    expect(JSON.stringify(answer)).not.toContain('Hoa');
    expect(lines.join('')).toContain('ref-1');
  });

  it('takes an answer that breaks the contract for a defect', async () => {
    const call = dispatcher({ 'sync.setUrl': () => ok({ url: 7 as unknown as string }) });
    const answer = await call({ call: 'sync.setUrl', id, input: { url: 'http://a.vn' } });
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal.unexpected' } });
  });

  it('answers a rejected promise, a refusal and a call without input', async () => {
    const call = dispatcher({
      'sync.seal': () => Promise.reject(new Error('x')),
      'draft.get': () => refuse('store.busy'),
      'draft.discard': () => ok({}),
    });
    expect(await call({ call: 'sync.seal', id, input: {} })).toMatchObject({ error: { code: 'internal.unexpected' } });
    expect(await call({ call: 'draft.get', id, input: {} })).toMatchObject({ error: { code: 'store.busy' } });
    expect(await call({ call: 'draft.discard', id })).toMatchObject({ ok: true, result: {} });
  });
});
