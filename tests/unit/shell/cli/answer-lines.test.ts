import { PassThrough, Readable } from 'node:stream';
import fc from 'fast-check';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createDispatcher } from '../../../../main/api/dispatcher.ts';
import { answerLines } from '../../../../main/shell/cli/answer-lines.ts';
import { readLines } from '../../../../main/shell/cli/lines.ts';
import { ok, refuse } from '../../../../shared/result.ts';

const id = '5a2b1d52-6a4e-4b53-9c0c-0d6a0a2f9b11';
const asked: (string | undefined)[] = [];
const call = createDispatcher({
  handlers: () => ({
    'staff.list': (_input, { as }) => {
      asked.push(as);
      return ok([]);
    },
  }),
  log: pino({ enabled: false }),
  newReference: () => 'ref',
});

async function answersTo(chunks: readonly (string | Buffer)[], as?: string): Promise<readonly unknown[]> {
  const out = new PassThrough();
  const input = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const knows = (name: string) => (name === 'nobody' ? refuse('desk.actor-unknown', { name }) : ok(name));
  await answerLines({ core: { call }, knows, input, out, as, stopping: new AbortController().signal });
  out.end();
  const text = String(await out.toArray().then(Buffer.concat));
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
}

const request = (extra: object = {}) => JSON.stringify({ call: 'staff.list', id, input: {}, ...extra });
const good = { id, ok: true, result: [] };
const malformed = (code: string, id: string | null = null) => ({
  id,
  ok: false,
  error: expect.objectContaining({ code }),
});

describe('answering lines', () => {
  it('answers every line with one line, in order, garbage as well', async () => {
    const input = `${request()}\nnot json\n\n[]\n"x"\n{"id":"${id}"}\n${request()}\n`;
    expect(await answersTo([input])).toEqual([
      good,
      malformed('call.malformed'),
      malformed('call.malformed'),
      malformed('call.malformed'),
      malformed('call.malformed'),
      malformed('call.malformed', id),
      good,
    ]);
  });

  it('takes a last line without its newline, and nothing for no input', async () => {
    expect(await answersTo([request()])).toEqual([good]);
    expect(await answersTo([])).toEqual([]);
  });

  it('takes a line with a carriage return before its newline', async () => {
    expect(await answersTo([`${request()}\r\n`])).toEqual([good]);
  });

  it('refuses bytes that are not UTF-8 instead of storing replacement characters', async () => {
    const broken = Buffer.concat([Buffer.from('{"call":"'), Buffer.from([0xc3, 0x28]), Buffer.from('"}\n')]);
    expect(await answersTo([broken])).toEqual([malformed('call.malformed')]);
  });

  it('lets the line’s own person go before the command line’s', async () => {
    asked.length = 0;
    await answersTo([`${request()}\n${request({ as: 'Lan' })}\n`], 'clerk');
    await answersTo([request()]);
    expect(asked).toEqual(['clerk', 'Lan', undefined]);
  });
});

describe('a line by somebody who is not there', () => {
  it('is refused, also where it would only read; the next one is answered', async () => {
    asked.length = 0;
    const [first, second] = await answersTo([`${request({ as: 'nobody' })}\n${request({ as: 'Lan' })}\n`]);
    expect([first, second]).toEqual([malformed('desk.actor-unknown', id), good]);
    expect(asked).toEqual(['Lan']);
  });
});

describe('reading lines', () => {
  async function linesOf(chunks: readonly Buffer[], largest: number) {
    const lines: (string | null)[] = [];
    for await (const line of readLines(Readable.from(chunks), largest))
      lines.push(line === null ? null : line.toString());
    return lines;
  }

  it('skips a line that is too long whole, and goes on with the next', async () => {
    const text = Buffer.from(`short\n${'x'.repeat(50)}\nnext\n${'y'.repeat(11)}`);
    expect(await linesOf([text], 10)).toEqual(['short', null, 'next', null]);
  });

  it('gives the same lines however the bytes come in pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' }).filter((s) => !s.includes('\n'))),
        fc.array(fc.nat(20)),
        async (lines, cuts) => {
          const whole = Buffer.from(lines.map((line) => `${line}\n`).join(''));
          const chunks: Buffer[] = [];
          let rest = whole;
          for (const cut of cuts) {
            chunks.push(rest.subarray(0, cut));
            rest = rest.subarray(cut);
          }
          expect(await linesOf([...chunks, rest], 1_000_000)).toEqual(lines);
        },
      ),
    );
  });
});
