import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { squeeze, unsqueeze } from '../../shared/batch/squeeze.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import { bringPieces, type Going } from './bring-pieces.ts';
import { type ConnectionFacts, openConnections } from './connections.ts';
import { askHttp, type HttpAnswer, type HttpQuestion } from './http.ts';
import { type LineMeasure, measured, refusedSize, unmeasured } from './line-measure.ts';
import { namedRefusal } from './named-refusal.ts';
import { createPieceSizes } from './piece-sizes.ts';
import { createTraffic } from './traffic.ts';
import type { Pieces } from './upload.ts';

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
/** Such a line also refuses a connection now and then; one that is down refuses all of them. */
const mostTries = 3;

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
   * each try gets further. Refuses also sync.no-uploads where nobody understands it, and sync.upload-*.
   */
  upload(file: Pieces, signal: AbortSignal, going?: Going): Promise<Result<null>>;
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
 * sync.answer-not-ours, sync.too-large, sync.district-store.
 */
export function createHttpLine({ clock, crypto, baseUrl, deadlineMs, learned, ...facts }: LineDeps): Line {
  const dispatcher = openConnections(facts);
  const traffic = createTraffic();
  const sizes = createPieceSizes();
  let measure = learned ?? unmeasured;
  let squeezes = true;
  let answeredAt: number | null = null;

  async function ask(question: Omit<HttpQuestion, 'signal'>, signal: AbortSignal): Promise<Result<HttpAnswer>> {
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
    const bytes = question.body?.length ?? 0;
    const passage = traffic.begin(bytes, clock.now());
    const answer = await askHttp(dispatcher, { ...question, signal: deadline });
    const sample = traffic.end(passage, clock.now(), !answer.ok);
    if (!answer.ok) return answer;
    answeredAt = clock.now();
    if (answer.value.status === 413) {
      measure = refusedSize(measure, bytes);
      return refuse('sync.too-large');
    }
    if (answer.value.status < 400) measure = measured(measure, sample);
    return answer;
  }

  /** Torn off a line that carried a moment ago, a sealed file goes again at once: who gets it twice says the same. */
  async function askAgain(question: Omit<HttpQuestion, 'signal'>, signal: AbortSignal): Promise<Result<HttpAnswer>> {
    for (let tries = 1; ; tries += 1) {
      const answer = await ask(question, signal);
      const isTorn = !answer.ok && answer.refusal.code === 'sync.unreachable' && !signal.aborted;
      const works = answeredAt !== null && clock.now() - answeredAt < freshMs;
      if (!isTorn || !works || tries === mostTries) return answer;
    }
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
    upload: (file, signal, going) =>
      bringPieces({ clock, baseUrl, ask, sizes, measure: () => measure }, file, signal, going),
    measure: () => measure,
    close: () => dispatcher.destroy(),
  };
}

/** The line is well, but the district cannot write: a person there must see to it. */
function isOfStore(body: Uint8Array): boolean {
  const named = namedRefusal(body);
  return named?.ok === false && named.refusal.code.startsWith('store.');
}

function readAnswer(crypto: CryptoPort, { status, header, body }: HttpAnswer): Result<Uint8Array> {
  const type = header('content-type')?.split(';')[0];
  if (status >= 500)
    return refuse(type === refusalContentType && isOfStore(body) ? 'sync.district-store' : 'sync.unreachable');
  // Refusals travel as signed acknowledgements too, so the status alone decides nothing; the content type does.
  if (type === sealedContentType) return ok(body);
  if (type === squeezedContentType) {
    const answer = unsqueeze(crypto, body);
    return answer.ok ? answer : refuse('sync.answer-not-ours');
  }
  return (type === refusalContentType ? namedRefusal(body) : null) ?? refuse('sync.answer-not-ours');
}
