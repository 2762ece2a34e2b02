import { Upload } from 'tus-js-client';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import type { HttpAnswer, HttpQuestion } from './http.ts';
import { createTusStack } from './tus-stack.ts';

/** A sealed file that goes up in pieces. */
export interface Pieces {
  readonly bytes: Uint8Array;
  /** SHA-256 in hex: the name that the district gives the upload. */
  readonly sha256: string;
  /** The desk's signed word for this very file. */
  readonly offer: Uint8Array;
  /** Some of it may be there: the district is asked how much. */
  readonly begun: boolean;
}

export interface UploadDeps {
  /** One request and what its answer is worth; refuses where it is none of tus. */
  readonly ask: (question: Omit<HttpQuestion, 'signal'>) => Promise<Result<HttpAnswer>>;
  readonly baseUrl: string;
  /** How much goes in the next request. */
  readonly pieceBytes: () => number;
}

export const uploadsPath = '/sync/v1/uploads';

/**
 * Brings a file to the district by tus 1.0 (docs/protocol.md, "Over the network"), from the byte at which it lacks it,
 * at whatever address it has by now. One try: whoever calls decides whether to go on after a drop; `arrived` is told
 * after each piece. Refuses what `ask` refuses.
 */
export function uploadPieces(
  { ask, baseUrl, pieceBytes }: UploadDeps,
  { bytes, sha256, offer, begun }: Pieces,
  arrived: (offset: number) => void,
): Promise<Result<null>> {
  let refused: Refusal = { code: 'sync.answer-not-ours' };
  const endpoint = new URL(uploadsPath, baseUrl).href;
  return new Promise((resolve) => {
    const upload = new Upload(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      endpoint,
      uploadUrl: begun ? `${endpoint}/${sha256}` : null,
      metadata: { offer: Buffer.from(offer).toString('base64url') },
      chunkSize: pieceBytes(),
      uploadDataDuringCreation: true,
      storeFingerprintForResuming: false,
      retryDelays: null,
      httpStack: createTusStack(async (question) => {
        const answer = await ask(question);
        if (!answer.ok) refused = answer.refusal;
        return answer;
      }),
      onChunkComplete(_size, offset) {
        arrived(offset);
        upload.options.chunkSize = pieceBytes();
      },
      onSuccess: () => resolve(ok(null)),
      onError: () => resolve(refuse(refused.code, refused.params)),
    });
    upload.start();
  });
}
