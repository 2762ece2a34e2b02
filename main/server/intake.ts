import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { squeeze, unsqueeze } from '../../shared/batch/squeeze.ts';
import { type ErrorCode, errorMessage } from '../../shared/errors/table.ts';
import { Fault } from '../../shared/fault.ts';
import { ok } from '../../shared/result.ts';
import { type LineAnswer, takeBatch, takeGreeting, takeRequest } from '../district/contact.ts';
import type { District } from '../district/district.ts';
import { giveAttachment } from '../district/give-attachment.ts';
import { incomingParts } from '../district/incoming-file.ts';
import { refusalContentType, sealedContentType, squeezedContentType } from '../sync/line.ts';
import { type Uploads, uploadLimits } from './uploads.ts';

/** Greetings and requests say little. */
const largestWordBytes = 1024 * 1024;

/**
 * What desks talk to. Every answer is a bundle of sealed files: signed, whatever became of the question; only where
 * there is nobody to sign for it is a plain refusal, which moves nothing at the desk. Who asks is proved by what they
 * sealed, never by an address or a cookie.
 */
export function addIntake(app: FastifyInstance, district: District, uploads: Uploads): void {
  for (const type of [sealedContentType, squeezedContentType, 'application/octet-stream']) {
    app.addContentTypeParser(type, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  }
  app.get('/sync/v1/health', (_request, reply) => reply.header('cache-control', 'no-store').send({ ok: true }));
  const answered = (request: FastifyRequest, reply: FastifyReply, take: Take) =>
    answerTo(district.deps.crypto, request, reply, take);
  app.post('/sync/v1/greetings', { bodyLimit: largestWordBytes }, (request, reply) =>
    answered(request, reply, (bytes) => takeGreeting(district, bytes)),
  );
  app.post('/sync/v1/enrolments', { bodyLimit: largestWordBytes }, (request, reply) =>
    answered(request, reply, (bytes) => takeRequest(district, bytes)),
  );
  app.post('/sync/v1/attachments', { bodyLimit: largestWordBytes }, (request, reply) =>
    answered(request, reply, (bytes) => giveAttachment(district, bytes)),
  );
  app.post('/sync/v1/batches', { bodyLimit: uploadLimits.fileBytes }, (request, reply) =>
    answered(request, reply, (bytes) =>
      isOffer(district, bytes) ? uploads.take(bytes, request.ip) : takeBatch(district, request.ip, bytes),
    ),
  );
  uploads.mount(app);
}

/** By what it claims to be; what that is worth is looked at next. */
function isOffer(district: District, bytes: Uint8Array): boolean {
  const [part] = incomingParts(district.deps.crypto, { name: '', bytes });
  return part?.header?.format === 'offer';
}

type Take = (bytes: Uint8Array) => Promise<LineAnswer>;

/** Who asks squeezed is answered squeezed. */
async function answerTo(
  crypto: CryptoPort,
  request: FastifyRequest,
  reply: FastifyReply,
  take: Take,
): Promise<FastifyReply> {
  if (!Buffer.isBuffer(request.body)) return refused(reply, 415, 'batch.not-ours');
  const isSqueezed = request.headers['content-type'] === squeezedContentType;
  const asked = isSqueezed ? unsqueeze(crypto, request.body) : ok(request.body);
  if (!asked.ok) return refused(reply, 400, asked.refusal.code);
  const { sealed, refusal } = await unlessBroken(take(asked.value));
  if (sealed === null) return refused(reply, statusOf(refusal.code), refusal.code);
  sayNoMore(reply);
  if (isSqueezed) return reply.type(squeezedContentType).send(Buffer.from(squeeze(crypto, sealed)));
  return reply.type(sealedContentType).send(Buffer.from(sealed));
}

/**
 * A hundred bytes in each answer that nobody reads: the date stands signed in the answer itself, connections are kept
 * by HTTP/1.1 anyway, and an answer to a POST is not stored by anybody unless it says so.
 */
function sayNoMore({ raw }: FastifyReply): void {
  raw.sendDate = false;
  raw.removeHeader('connection');
}

/** While the store is out of reach there is nothing to sign: the desk keeps its batch and comes again. */
async function unlessBroken(answer: Promise<LineAnswer>): Promise<LineAnswer> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Fault) return { sealed: null, refusal: error.refusal };
    throw error;
  }
}

function statusOf(code: ErrorCode): number {
  if (code === 'sync.upload-missing' || code.startsWith('attachment.')) return 404;
  return code.startsWith('store.') ? 503 : 400;
}

function refused(reply: FastifyReply, status: number, code: ErrorCode): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type(refusalContentType)
    .send(JSON.stringify({ code, message: errorMessage(code, 'vi') }));
}
