import { z } from 'zod';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { squeeze, unsqueeze } from '../../shared/batch/squeeze.ts';
import { type ErrorCode, isErrorCode } from '../../shared/errors/table.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import { type ConnectionFacts, openConnections } from './connections.ts';
import { askHttp, type HttpAnswer, type HttpQuestion } from './http.ts';
import { isHopeless, type LineMeasure, measured, pieceBytes, refusedSize, unmeasured } from './line-measure.ts';
import { createTraffic } from './traffic.ts';
import { type Pieces, uploadPieces } from './upload.ts';

/** The one content type of everything that travels; a captive portal's page has another. */
export const sealedContentType = 'application/vnd.motcua.sealed';

/** The same, squeezed (docs/protocol.md): the number is the dictionary's. */
export const squeezedContentType = 'application/vnd.motcua.z2';

/** A refusal in plain words, where the district has nobody to sign for: it says why, and moves nothing. */
export const refusalContentType = 'application/vnd.motcua.refusal+json';

/** Where ciphertext is most of a file there is nothing to squeeze. */
const squeezedBytes = 64 * 1024;

/** A line that carried something so lately is not dead: it was torn. */
const freshMs = 60_000;

const PlainRefusal = z.object({ code: z.string().max(100) });
const largestRefusalBytes = 10_000;

/** The network road to one address. It keeps its connections and what it learned of the line until it is closed. */
export interface Line {
  /** Posts one sealed file and gives back what the district answered: a sealed file or bundle. */
  post(
    path: 'greetings' | 'batches' | 'enrolments' | 'attachments',
    body: Uint8Array,
    signal: AbortSignal,
  ): Promise<Result<Uint8Array>>;
  /**
   * Brings a file in pieces, from the byte at which the district lacks it; goes on by itself after a drop as long as
   * each try gets further. `went` is told after each piece that was answered. Refuses also sync.no-uploads where nobody understands it, and sync.upload-*.
   */
  upload(file: Pieces, signal: AbortSignal, went?: (bytes: number) => void): Promise<Result<null>>;
  measure(): LineMeasure;
  close(): Promise<void>;
}

export interface LineDeps extends ConnectionFacts {
  readonly clock: Clock;
  readonly crypto: CryptoPort;
  readonly baseUrl: string;
  /** For each request. */
  readonly deadlineMs: number;
  /** What is known of the line already. */
  readonly learned?: LineMeasure;
}

/**
 * The network road by HTTP. Anything but the district's own kind of answer moves nothing: a login page with 200, a
 * redirect, a 413, a page of a proxy. Refuses: sync.unreachable, sync.certificate, sync.proxy-refused,
 * sync.answer-not-ours, sync.too-large.
 */
export function createHttpLine({ clock, crypto, baseUrl, deadlineMs, learned, ...facts }: LineDeps): Line {
  const dispatcher = openConnections(facts);
  const traffic = createTraffic();
  let measure = learned ?? unmeasured;
  let squeezes = true;
  let answeredAt: number | null = null;

  async function ask(question: Omit<HttpQuestion, 'signal'>, signal: AbortSignal): Promise<Result<HttpAnswer>> {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    const bytes = question.body?.length ?? 0;
    const passage = traffic.begin(bytes, clock.now());
    const answer = await askHttp(dispatcher, { ...question, signal: deadline });
    const sample = traffic.end(passage, clock.now());
    if (!answer.ok) return answer;
    answeredAt = clock.now();
    if (answer.value.status === 413) {
      measure = refusedSize(measure, bytes);
      return refuse('sync.too-large');
    }
    if (answer.value.status < 400) measure = measured(measure, sample);
    return answer;
  }

  /** Torn off a line that carried a moment ago, a sealed file goes once more at once: who gets it twice says the same. */
  async function askAgain(question: Omit<HttpQuestion, 'signal'>, signal: AbortSignal): Promise<Result<HttpAnswer>> {
    const first = await ask(question, signal);
    const isTorn = !first.ok && first.refusal.code === 'sync.unreachable' && !signal.aborted;
    const works = answeredAt !== null && clock.now() - answeredAt < freshMs;
    return isTorn && works ? ask(question, signal) : first;
  }

  return {
    async post(path, body, signal) {
      const url = new URL(`/sync/v1/${path}`, baseUrl);
      const posted = (type: string, bytes: Uint8Array) =>
        askAgain({ method: 'POST', url, headers: { 'content-type': type }, body: bytes }, signal);
      if (squeezes && body.length <= squeezedBytes) {
        const answer = await posted(squeezedContentType, squeeze(crypto, body));
        if (!answer.ok || answer.value.status !== 415) return answer.ok ? readAnswer(crypto, answer.value) : answer;
        // A district of an earlier version, or of a later one that has forgotten this dictionary.
        squeezes = false;
      }
      const answer = await posted(sealedContentType, body);
      return answer.ok ? readAnswer(crypto, answer.value) : answer;
    },
    async upload(file, signal, went = () => undefined) {
      const reached = { offset: 0 };
      let { begun } = file;
      let stalled = 0;
      for (;;) {
        const before = reached.offset;
        const deps = {
          baseUrl,
          pieceBytes: pieceBytes(measure),
          ask: async (question: Omit<HttpQuestion, 'signal'>) => {
            const answer = tusAnswer(question, await ask(question, signal), reached);
            if (answer.ok && question.body !== null) went(question.body.length);
            return answer;
          },
        };
        const tried = await uploadPieces(deps, { ...file, begun }, (offset) => {
          reached.offset = Math.max(reached.offset, offset);
        });
        if (tried.ok || signal.aborted) return tried;
        stalled = reached.offset > before ? 0 : stalled + 1;
        if (!mayGoOn(tried.refusal.code, stalled, measure)) return tried;
        begun = true;
      }
    },
    measure: () => measure,
    close: () => dispatcher.destroy(),
  };
}

/** After a drop the district is asked how much it has; who gets no further twice leaves it for later. */
function mayGoOn(code: ErrorCode, stalled: number, measure: LineMeasure): boolean {
  if (code === 'sync.too-large') return !isHopeless(measure);
  return (code === 'sync.unreachable' || code === 'sync.upload-exists') && stalled < 2;
}

/** Only what speaks tus is the district; how far it says that the file is counts as progress. */
function tusAnswer(
  question: Pick<HttpQuestion, 'method' | 'headers' | 'body'>,
  answer: Result<HttpAnswer>,
  reached: { offset: number },
): Result<HttpAnswer> {
  if (!answer.ok) return answer;
  const { status, header, body } = answer.value;
  if (header('tus-resumable') === null) return refuse(status >= 500 ? 'sync.unreachable' : 'sync.no-uploads');
  if (status >= 200 && status < 300) {
    const offset = Number(header('upload-offset') ?? 0);
    if (question.method === 'PATCH' && !isFurther(question, offset)) return refuse('sync.answer-not-ours');
    if (Number.isSafeInteger(offset)) reached.offset = Math.max(reached.offset, offset);
    return answer;
  }
  const named = namedRefusal(body);
  if (named !== null) return named;
  // Some of it arrived while it was asked how much there is.
  if (status === 409 || status === 423) return refuse('sync.upload-exists');
  return status >= 500 ? refuse('sync.unreachable') : answer;
}

/** A piece that arrived moves the end on, at most by itself; who says anything else would keep us sending for ever. */
function isFurther({ headers, body }: Pick<HttpQuestion, 'headers' | 'body'>, offset: number): boolean {
  const from = Number(headers['upload-offset'] ?? 0);
  return offset > from && offset <= from + (body?.length ?? 0);
}

function readAnswer(crypto: CryptoPort, { status, header, body }: HttpAnswer): Result<Uint8Array> {
  if (status >= 500) return refuse('sync.unreachable');
  // Refusals travel as signed acknowledgements too, so the status alone decides nothing; the content type does.
  const type = header('content-type')?.split(';')[0];
  if (type === sealedContentType) return ok(body);
  if (type === squeezedContentType) {
    const answer = unsqueeze(crypto, body);
    return answer.ok ? answer : refuse('sync.answer-not-ours');
  }
  return (type === refusalContentType ? namedRefusal(body) : null) ?? refuse('sync.answer-not-ours');
}

/** Only codes of ours are repeated to a person; whoever else answers so is a stranger. */
function namedRefusal(body: Uint8Array): Result<never> | null {
  if (body.length > largestRefusalBytes) return null;
  try {
    const { code } = PlainRefusal.parse(JSON.parse(Buffer.from(body).toString('utf8')));
    return isErrorCode(code) ? refuse(code) : null;
  } catch {
    return null;
  }
}
