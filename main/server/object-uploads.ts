import { DataStore, ERRORS, Upload } from '@tus/server';
import { z } from 'zod';
import { Fault } from '../../shared/fault.ts';
import type { Result } from '../../shared/result.ts';
import type { Clock } from '../ports.ts';
import type { ObjectStore } from '../sync/object-store.ts';
import { refusal, type UploadPlace } from './uploads.ts';

const About = z.object({
  size: z.number().int(),
  metadata: z.record(z.string(), z.string().nullable()),
  createdOn: z.string(),
  at: z.number(),
});
type About = z.infer<typeof About>;

/** A run of bytes of an upload, as its object is named: `uploads/<id>/<from>-<to>`. */
interface Piece {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const aboutName = (id: string) => `uploads/${id}/about`;
const digits = 12;
/** A piece is written as soon as so many bytes came. */
const largestPiece = 4 * 1024 * 1024;

/**
 * Begun uploads in an object store: what is known of each, and beside it an object for every piece that came. Pieces
 * may overlap where two processes were asked at once: each brings the same bytes for the same place.
 */
export function createObjectUploads(objects: ObjectStore, clock: Clock, lifeMs: number): UploadPlace {
  const store = new ObjectUploadStore(objects, clock, lifeMs);
  return {
    store,
    has: async (id) => (await store.about(id)) !== null,
    async begun() {
      const abouts = await Promise.all((await store.ids()).map((id) => store.about(id)));
      return abouts.flatMap((about) =>
        about === null ? [] : [{ bytes: about.size, ledger: about.metadata.ledger ?? null }],
      );
    },
    freeBytes: async () => Number.POSITIVE_INFINITY,
    async read(id) {
      if ((await store.about(id)) === null) return null;
      const line = inLine(await store.pieces(id));
      // Piece by piece into its place: the file lies in memory once, not once more in pieces.
      const whole = Buffer.allocUnsafe(line.at(-1)?.to ?? 0);
      for (const { name, from, to } of line) {
        const bytes = told(await objects.get(name));
        if (bytes?.length !== to - from) return null;
        whole.set(bytes, from);
      }
      return whole;
    },
    remove: (id) => store.remove(id),
  };
}

class ObjectUploadStore extends DataStore {
  readonly #objects: ObjectStore;
  readonly #clock: Clock;
  readonly #lifeMs: number;
  override extensions = ['creation', 'creation-with-upload', 'expiration'];

  constructor(objects: ObjectStore, clock: Clock, lifeMs: number) {
    super();
    this.#objects = objects;
    this.#clock = clock;
    this.#lifeMs = lifeMs;
  }

  override async create(upload: Upload): Promise<Upload> {
    const { id, size = 0, metadata = {}, creation_date: createdOn = '' } = upload;
    const about: About = { size, metadata, createdOn, at: this.#clock.now() };
    told(await this.#objects.put(aboutName(id), Buffer.from(JSON.stringify(about))));
    return upload;
  }

  override async write(stream: AsyncIterable<Uint8Array>, id: string, offset: number): Promise<number> {
    let to = offset;
    let chunks: Uint8Array[] = [];
    let waiting = 0;
    const put = async (): Promise<void> => {
      const [bytes, from] = [Buffer.concat(chunks), to];
      [chunks, waiting] = [[], 0];
      if (bytes.length === 0) return;
      const place = [from, from + bytes.length].map((at) => String(at).padStart(digits, '0')).join('-');
      told(await this.#objects.put(`uploads/${id}/${place}`, bytes));
      to += bytes.length;
    };
    for await (const chunk of untilItBreaks(stream)) {
      chunks.push(chunk);
      waiting += chunk.length;
      // Whoever sends waits meanwhile, so that no more than this of an upload is in memory.
      if (waiting >= largestPiece) await put();
    }
    await put();
    return to;
  }

  override async getUpload(id: string): Promise<Upload> {
    const about = await this.about(id);
    if (about === null) throw ERRORS.FILE_NOT_FOUND;
    const { size, metadata, createdOn } = about;
    const offset = inLine(await this.pieces(id)).at(-1)?.to ?? 0;
    return new Upload({ id, size, offset, metadata, creation_date: createdOn });
  }

  /** What is known of an upload last, so that a half removed one is still found. */
  override async remove(id: string): Promise<void> {
    for (const { name } of await this.pieces(id)) told(await this.#objects.remove(name));
    told(await this.#objects.remove(aboutName(id)));
  }

  override async deleteExpired(): Promise<number> {
    let removed = 0;
    for (const id of await this.ids()) {
      const about = await this.about(id);
      if (about === null || about.at + this.#lifeMs >= this.#clock.now()) continue;
      await this.remove(id);
      removed += 1;
    }
    return removed;
  }

  override getExpiration(): number {
    return this.#lifeMs;
  }

  async ids(): Promise<readonly string[]> {
    const names = told(await this.#objects.list('uploads/'));
    return names.flatMap(({ name }) => /^uploads\/([^/]+)\/about$/.exec(name)?.[1] ?? []);
  }

  async about(id: string): Promise<About | null> {
    const bytes = told(await this.#objects.get(aboutName(id)));
    return bytes === null ? null : About.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
  }

  async pieces(id: string): Promise<readonly Piece[]> {
    return told(await this.#objects.list(`uploads/${id}/`)).flatMap(({ name }) => {
      const [, from, to] = /\/(\d+)-(\d+)$/.exec(name) ?? [];
      return from === undefined || to === undefined ? [] : [{ name, from: Number(from), to: Number(to) }];
    });
  }
}

/** What came before the line broke is kept: the desk goes on behind it. */
async function* untilItBreaks(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const chunks = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = await chunks.next().catch(() => null);
    if (next === null || next.done === true) return;
    yield next.value;
  }
}

/** Those that lead on from the first byte without a hole, each beyond the one before. */
function inLine(pieces: readonly Piece[]): readonly Piece[] {
  const line: Piece[] = [];
  for (;;) {
    const at = line.at(-1)?.to ?? 0;
    const reaching = pieces.filter(({ from, to }) => from <= at && to > at).sort((a, b) => b.to - a.to);
    const [next] = reaching;
    if (next === undefined) return line;
    line.push(next);
  }
}

/** tus answers what it is thrown: the desk keeps its file and comes again. */
function told<T>(answer: Result<T>): T {
  if (answer.ok) return answer.value;
  throw Object.assign(new Fault(answer.refusal), refusal(503, answer.refusal.code));
}
