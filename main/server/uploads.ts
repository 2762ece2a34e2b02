import { type DataStore, Server } from '@tus/server';
import type { FastifyInstance } from 'fastify';
import type { WorkQueue } from '../../db/district/types.ts';
import { findBase64url } from '../../shared/batch/base64url.ts';
import { type Offer, openOffer } from '../../shared/batch/offer.ts';
import { readLayout } from '../../shared/batch/sealed-file.ts';
import { type ErrorCode, errorMessage } from '../../shared/errors/table.ts';
import { Fault } from '../../shared/fault.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type LineAnswer, takeBatch } from '../district/contact.ts';
import type { District } from '../district/district.ts';
import { admittedKey } from '../district/trust.ts';
import { answerByTus } from './tus-request.ts';

export const uploadsPath = '/sync/v1/uploads';

/** Bounds of what lies half arrived at the district. Sizes in bytes. */
export interface UploadLimits {
  readonly fileBytes: number;
  /** All unfinished files together. */
  readonly allBytes: number;
  /** Unfinished files of one ledger. */
  readonly perLedger: number;
  /** Must stay free on the disk. */
  readonly spareBytes: number;
  /** From the creation on. */
  readonly lifeMs: number;
}

export const uploadLimits: UploadLimits = {
  fileBytes: 64 * 1024 * 1024,
  allBytes: 2 * 1024 * 1024 * 1024,
  perLedger: 8,
  spareBytes: 256 * 1024 * 1024,
  lifeMs: 7 * 86_400_000,
};

/** Files that are whole, by the name of their queue. */
const arrived = 'arrived-upload';
/** A desk asks for its answer right after the last piece: only what it does not ask for is taken in by itself. */
const patienceSeconds = 15;

/** Where files lie until they are whole: any number of processes may share it, a piece is written where it belongs. */
export interface UploadPlace {
  readonly store: DataStore;
  has(id: string): Promise<boolean>;
  /** Every file that was begun. */
  begun(): Promise<readonly { readonly bytes: number; readonly ledger: string | null }[]>;
  /** Bytes that still fit; infinite where nobody can say. */
  freeBytes(): Promise<number>;
  /** What has arrived of a file, in one piece; null where it was not begun. */
  read(id: string): Promise<Uint8Array | null>;
  remove(id: string): Promise<void>;
}

export interface Uploads {
  /** The tus 1.0 routes (docs/protocol.md, "Over the network"). */
  mount(app: FastifyInstance): void;
  /**
   * The offer once its file is there: proved by length and hash, imported like a posted batch, answered as it.
   * Refuses: those of `openOffer`, sync.upload-missing, sync.upload-altered, and as `takeBatch`.
   */
  take(offer: Uint8Array, name: string): Promise<LineAnswer>;
}

/**
 * Large files that desks bring in pieces lie in `place` until they are whole. Only an admitted ledger may begin one; its
 * name, the hash of an encrypted file, is known to nobody else.
 */
export async function openUploads(
  district: District,
  place: UploadPlace,
  queue: WorkQueue | null,
  limits: UploadLimits = uploadLimits,
): Promise<Uploads> {
  await queue?.work(arrived, takeArrived);
  const tus = new Server({
    path: uploadsPath,
    datastore: place.store,
    relativeLocation: true,
    allowedOrigins: () => false,
    lockDrainTimeout: 1000,
    async namingFunction(_request, metadata) {
      const offer = await readOffer(Buffer.from(findBase64url(metadata?.offer ?? '') ?? []));
      if (!offer.ok) throw refusal(403, offer.refusal.code);
      return offer.value.file;
    },
    async onUploadCreate(_request, upload) {
      // Proved a moment ago, under `namingFunction`.
      const offer = await readOffer(Buffer.from(findBase64url(upload.metadata?.offer ?? '') ?? []));
      if (!offer.ok) throw refusal(403, offer.refusal.code);
      if (upload.size !== offer.value.bytes) throw refusal(400, 'batch.malformed');
      if (upload.size > limits.fileBytes) throw refusal(413, 'sync.too-large');
      // One that has expired is no upload any more: it must not stand in the way of its own second try.
      await tus.cleanUpExpiredUploads();
      if (await place.has(upload.id)) throw refusal(409, 'sync.upload-exists');
      await makeRoom(offer.value);
      return { metadata: { ledger: offer.value.ledger, offer: upload.metadata?.offer ?? null } };
    },
    async onUploadFinish(_request, upload) {
      await queue?.add(arrived, upload.id, { offer: upload.metadata?.offer ?? '' }, patienceSeconds);
      return {};
    },
  });

  async function readOffer(bytes: Uint8Array): Promise<Result<Offer>> {
    const layout = readLayout(bytes);
    if (!layout.ok) return layout;
    const { ledger, commune } = layout.value.header;
    const key = await admittedKey(district, ledger, commune);
    // Of the very ledger and commune that the header claims: it is read from the same bytes.
    return openOffer(district.deps.crypto, bytes, { training: district.facts.training, trustedKey: () => key });
  }

  async function makeRoom({ ledger, bytes }: Offer): Promise<void> {
    const present = await place.begun();
    const own = present.filter((upload) => upload.ledger === ledger);
    if (own.length >= limits.perLedger) throw refusal(429, 'sync.upload-limit');
    const all = present.reduce((sum, upload) => sum + upload.bytes, bytes);
    const isFull = (await place.freeBytes()) < bytes + limits.spareBytes;
    if (all > limits.allBytes || isFull) throw refusal(507, 'sync.upload-room');
  }

  async function readWhole({ file, bytes }: Offer): Promise<Result<Uint8Array>> {
    const whole = await place.read(file);
    if (whole?.length !== bytes) return refuse('sync.upload-missing');
    if (district.deps.crypto.sha256Hex(whole) === file) return ok(whole);
    await place.remove(file);
    return refuse('sync.upload-altered');
  }

  /**
   * A file that is whole and was not asked about: its desk's line died, or the process that took it in. The file stays
   * until the desk has its answer, which costs nothing but to see that all of it is here.
   */
  async function takeArrived({ offer = '' }: Readonly<Record<string, string>>): Promise<void> {
    const known = await readOffer(Buffer.from(findBase64url(offer) ?? []));
    if (!known.ok) return;
    const whole = await readWhole(known.value);
    if (!whole.ok) return;
    const taken = await takeBatch(district, known.value.file, whole.value);
    if (taken.sealed === null && taken.refusal.code.startsWith('store.')) throw new Fault(taken.refusal);
  }

  return {
    mount(app) {
      // tus reads the body by itself.
      app.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null));
      app.route({
        method: ['POST', 'HEAD', 'PATCH', 'OPTIONS'],
        url: `${uploadsPath}*`,
        handler: (request, reply) => answerByTus((asked) => tus.handleWeb(asked), request, reply),
      });
    },
    async take(bytes, name) {
      const offer = await readOffer(bytes);
      if (!offer.ok) return { sealed: null, refusal: offer.refusal };
      const whole = await readWhole(offer.value);
      if (!whole.ok) return { sealed: null, refusal: whole.refusal };
      const answer = await takeBatch(district, name, whole.value);
      // A full disk is no fault of the file: it stays and is asked for again.
      if (answer.sealed !== null || !answer.refusal.code.startsWith('store.')) await place.remove(offer.value.file);
      return answer;
    },
  };
}

/** What tus answers instead of going on. */
export function refusal(status: number, code: ErrorCode): { readonly status_code: number; readonly body: string } {
  return { status_code: status, body: JSON.stringify({ code, message: errorMessage(code, 'vi') }) };
}
