import type { ErrorCode } from '../../shared/errors/table.ts';
import { type Result, refuse } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { HttpAnswer, HttpQuestion } from './http.ts';
import { carryingMs, isHopeless, type LineMeasure } from './line-measure.ts';
import { namedRefusal } from './named-refusal.ts';
import type { PieceSizes } from './piece-sizes.ts';
import { alone, type Turn } from './turns.ts';
import { type Pieces, uploadPieces } from './upload.ts';

/** How a file goes up beside others. */
export interface Going {
  /** Told after each piece that was answered; who wants to look in between gets short ones. */
  readonly went?: (bytes: number) => void;
  /** While it asks how much arrived, others may send. */
  readonly turn?: Turn;
}

/** A poor line refuses a connection now and then; one that is down refuses all of them. */
const mostTries = 3;

type Question = Omit<HttpQuestion, 'signal'>;

export interface BringDeps {
  readonly clock: Clock;
  readonly baseUrl: string;
  readonly ask: (question: Question, signal: AbortSignal) => Promise<Result<HttpAnswer>>;
  readonly sizes: PieceSizes;
  readonly measure: () => LineMeasure;
}

/** How far a file is known to be at the district. */
interface Reached {
  offset: number;
}

/** The last body of a file and where it began; null once it was answered. */
interface Torn {
  body: { readonly from: number; readonly startedAt: number; endedAt: number } | null;
}

/** Brings a file in pieces and goes on after a drop, as long as each try gets further: what `Line.upload` promises. */
export async function bringPieces(
  { clock, baseUrl, ask, sizes, measure }: BringDeps,
  file: Pieces,
  signal: AbortSignal,
  { went, turn = alone }: Going = {},
): Promise<Result<null>> {
  const reached: Reached = { offset: 0 };
  const torn: Torn = { body: null };
  let { begun } = file;
  let stalled = 0;

  async function askInTurn(question: Question): Promise<Result<HttpAnswer>> {
    if (question.body === null) turn.leave();
    else await turn.take();
    const from = reached.offset;
    const gone = leaveOnceCarried(question, measure(), turn);
    const { answered, startedAt } = await askAtOnceAgain(question);
    clearTimeout(gone);
    const answer = tusAnswer(question, answered, reached);
    if (question.body !== null) {
      torn.body = answer.ok ? null : { from, startedAt, endedAt: clock.now() };
      if (answer.ok) went?.(question.body.length);
    } else if (answer.ok && torn.body !== null) {
      sizes.found(reached.offset - torn.body.from, torn.body.endedAt - torn.body.startedAt, measure());
      torn.body = null;
    }
    return answer;
  }

  /** Torn before anything of it could arrive, the very same question goes again: nothing has changed at the district. */
  async function askAtOnceAgain(question: Question) {
    for (let tries = 1; ; tries += 1) {
      const startedAt = clock.now();
      const answered = await ask(question, signal);
      const isTorn = !answered.ok && answered.refusal.code === 'sync.unreachable' && !signal.aborted;
      const isEarly = clock.now() - startedAt < (measure().roundTripMs ?? 0) / 2;
      if (!isTorn || !isEarly || tries === mostTries) return { answered, startedAt };
    }
  }

  for (;;) {
    const before = reached.offset;
    const deps = {
      baseUrl,
      pieceBytes: () => sizes.bytes(measure(), { short: went !== undefined, lent: turn.isLent() }),
      ask: askInTurn,
    };
    const tried = await uploadPieces(deps, { ...file, begun }, (offset) => {
      reached.offset = Math.max(reached.offset, offset);
    });
    if (tried.ok || signal.aborted) return tried;
    stalled = reached.offset > before ? 0 : stalled + 1;
    if (!mayGoOn(tried.refusal.code, stalled, measure())) return tried;
    begun = true;
  }
}

/** Once the line should have carried a body others may send: its answer takes as long again on a far line. */
function leaveOnceCarried({ body }: Question, measure: LineMeasure, turn: Turn): NodeJS.Timeout | undefined {
  const afterMs = body === null ? null : carryingMs(measure, body.length);
  return afterMs === null ? undefined : setTimeout(turn.leave, afterMs);
}

/** After a drop the district is asked how much it has; who gets no further three times leaves it for later. */
function mayGoOn(code: ErrorCode, stalled: number, measure: LineMeasure): boolean {
  if (code === 'sync.too-large') return !isHopeless(measure);
  return (code === 'sync.unreachable' || code === 'sync.upload-exists') && stalled < 3;
}

/** Only what speaks tus is the district; how far it says that the file is counts as progress. */
function tusAnswer(
  question: Pick<HttpQuestion, 'method' | 'headers' | 'body'>,
  answer: Result<HttpAnswer>,
  reached: Reached,
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
