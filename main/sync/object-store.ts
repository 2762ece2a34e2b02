import { setTimeout as pause } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { CryptoPort } from '../../shared/batch/crypto-port.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import type { ObjectStoreAddress } from '../attachments/object-store-address.ts';

/** Objects by name in a store that speaks S3. Every answer may refuse: store.objects-unreachable, store.objects-denied, store.disk-full. */
export interface ObjectStore {
  /** Durable when it answers; the same name again puts the new content in its place. */
  put(name: string, bytes: Uint8Array): Promise<Result<null>>;
  /** Null where nothing has that name. */
  get(name: string): Promise<Result<Uint8Array | null>>;
  has(name: string): Promise<Result<boolean>>;
  remove(name: string): Promise<Result<null>>;
  /** Names that begin so, in order, with their sizes in bytes. */
  list(begin: string): Promise<Result<readonly { readonly name: string; readonly bytes: number }[]>>;
}

const tries = 3;
const firstPauseMs = 200;
/** For one try, a scan of 64 MB on a slow line included, ms. */
const patienceMs = 60_000;
/** No sealed file is larger. */
const largestBytes = 80 * 1024 * 1024;

interface Question {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  readonly name: string;
  readonly body?: Uint8Array;
  readonly query?: Readonly<Record<string, string>>;
}

interface Answer {
  readonly status: number;
  readonly body: Uint8Array;
}

/** Buckets by path, which every store understands; each request signed (SigV4) with the hash of what it brings. */
export function createObjectStore(
  { origin, bucket, prefix, region, keyId, secret }: ObjectStoreAddress,
  crypto: Pick<CryptoPort, 'sha256Hex'>,
): ObjectStore {
  async function once({ method, name, body, query = {} }: Question): Promise<Answer> {
    const url = new URL(`/${bucket}/${name.split('/').map(encodeURIComponent).join('/')}`, origin);
    for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value);
    const signer = new AwsV4Signer({
      method,
      url: url.href,
      headers: { 'x-amz-content-sha256': crypto.sha256Hex(body ?? '') },
      accessKeyId: keyId,
      secretAccessKey: secret,
      service: 's3',
      region,
    });
    const { url: signedUrl, headers } = await signer.sign();
    const response = await fetch(signedUrl, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
      ...(body === undefined ? {} : { body: bodyOf(body) }),
    });
    return { status: response.status, body: await read(response) };
  }

  /** A line that breaks and a server that is busy are asked again; what is refused is not. */
  async function ask(question: Question): Promise<Result<Answer>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await once(question).catch(() => null);
      const isWord = answer !== null && answer.status < 500 && answer.status !== 429;
      if (isWord) return ok(answer);
      if (answer?.status === 507) return refuse('store.disk-full');
      if (attempt === tries) return refuse('store.objects-unreachable', { server: new URL(origin).host });
      await pause(firstPauseMs * 2 ** (attempt - 1));
    }
  }

  /** What is neither done nor missing: the store says no. */
  function denied({ status, body }: Answer): Refusal {
    const [, code = String(status)] = /<Code>(\w{1,60})<\/Code>/.exec(Buffer.from(body).toString('utf8')) ?? [];
    return { code: 'store.objects-denied', params: { server: new URL(origin).host, bucket, code } };
  }

  const isDone = ({ status }: Answer) => status >= 200 && status < 300;
  const isMissing = ({ status, body }: Answer) => status === 404 && !Buffer.from(body).includes('NoSuchBucket');
  const at = (name: string) => `${prefix}${name}`;

  async function change(question: Question): Promise<Result<null>> {
    const answer = await ask(question);
    if (!answer.ok) return answer;
    const isGone = question.method === 'DELETE' && isMissing(answer.value);
    return isDone(answer.value) || isGone ? ok(null) : { ok: false, refusal: denied(answer.value) };
  }

  return {
    put: (name, body) => change({ method: 'PUT', name: at(name), body }),
    remove: (name) => change({ method: 'DELETE', name: at(name) }),
    async get(name) {
      const answer = await ask({ method: 'GET', name: at(name) });
      if (!answer.ok) return answer;
      if (isDone(answer.value)) return ok(answer.value.body);
      return isMissing(answer.value) ? ok(null) : { ok: false, refusal: denied(answer.value) };
    },
    async has(name) {
      const answer = await ask({ method: 'HEAD', name: at(name) });
      if (!answer.ok) return answer;
      if (isDone(answer.value)) return ok(true);
      return answer.value.status === 404 ? ok(false) : { ok: false, refusal: denied(answer.value) };
    },
    async list(begin) {
      const found: { name: string; bytes: number }[] = [];
      let after = '';
      for (;;) {
        const more = after === '' ? {} : { 'start-after': after };
        const answer = await ask({ method: 'GET', name: '', query: { 'list-type': '2', prefix: at(begin), ...more } });
        if (!answer.ok) return answer;
        if (!isDone(answer.value)) return { ok: false, refusal: denied(answer.value) };
        const text = Buffer.from(answer.value.body).toString('utf8');
        const page = listedIn(text);
        found.push(...page.map(({ name, bytes }) => ({ name: name.slice(prefix.length), bytes })));
        after = page.at(-1)?.name ?? '';
        if (after === '' || !text.includes('<IsTruncated>true</IsTruncated>')) return ok(found);
      }
    },
  };
}

/** The names are our own (letters, digits, dots, strokes): nothing in them is escaped. */
function listedIn(xml: string): readonly { readonly name: string; readonly bytes: number }[] {
  return [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].flatMap(([, entry = '']) => {
    const name = /<Key>([^<]*)<\/Key>/.exec(entry)?.[1];
    const bytes = Number(/<Size>(\d+)<\/Size>/.exec(entry)?.[1]);
    return name === undefined || !Number.isSafeInteger(bytes) ? [] : [{ name, bytes }];
  });
}

/** The very bytes, not a copy, but for memory that another thread shares: fetch takes none of that. */
function bodyOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = bytes;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(bytes);
}

/** Into its place as it comes where the store says how long it is: an object lies in memory once. */
async function read(response: Response): Promise<Uint8Array> {
  const length = Number(response.headers.get('content-length') ?? 0);
  if (!(length <= largestBytes)) throw new Error('an object is larger than any of ours');
  let whole = Buffer.allocUnsafe(response.body === null ? 0 : length);
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    const end = bytes + chunk.length;
    if (end > largestBytes) throw new Error('an object is larger than any of ours');
    if (end > whole.length) whole = Buffer.concat([whole.subarray(0, bytes)], Math.max(end, 2 * whole.length));
    whole.set(chunk, bytes);
    bytes = end;
  }
  return whole.subarray(0, bytes);
}
