import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import { importFiles } from '../../../main/district/import.ts';
import type { Scope } from '../../../shared/api/schemas.ts';
import { applicant, marriageStatus, newOffice, type Office, type TestDesk } from '../../fixtures/office.ts';
import { embedded } from '../../fixtures/postgres.ts';
import type { WhenDone } from '../../fixtures/when-done.ts';
import { newDesk, seal } from '../district/place.ts';

export const other = 'H60.15.4';

export interface ServedApi {
  readonly office: Office;
  readonly url: string;
  /** That handed the waiting ones over. */
  readonly desk: TestDesk;
  /** Codes of dossiers that were handed over and wait for a decision. */
  readonly waiting: readonly string[];
  /** A key of a new program. */
  newKey(scopes?: readonly Scope[], perMinute?: number): Promise<{ readonly id: string; readonly key: string }>;
  ask(path: string, key: string | null, options?: AskOptions): Promise<Answered>;
}

interface AskOptions {
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a server says
  readonly json: any;
}

/**
 * A district behind a real server: a desk that handed some dossiers over, and another commune's many. Every JSON answer
 * is held against the district's own OpenAPI document.
 */
export async function serveApi(database = embedded, whenDone: WhenDone = onTestFinished): Promise<ServedApi> {
  const office = await newOffice({ database, whenDone });
  const { app } = office;
  const place = { district: app.district, deps: app.district.deps };
  const many = await newDesk(place, { dossiers: 40, seed: 5, desk: 1, at: other });
  const bytes = await seal(place, many, 1, many.events.length);
  const [answer] = await importFiles(app.district, [{ name: 'a', bytes }], 'file');
  expect(answer?.state).toBe('accepted');
  const desk = await office.newDesk();
  const url = await office.url();
  const waiting: string[] = [];
  for (let at = 0; at < 5; at += 1) {
    const { code } = await desk.ask('dossier.receive', { procedureCode: marriageStatus, applicant });
    await desk.ask('dossier.handOver', { code, to: 'district' });
    waiting.push(code);
  }
  await desk.ask('sync.now', { url });
  const document = await (await fetch(`${url}/api/v1/openapi.json`)).json();
  return {
    office,
    url,
    desk,
    waiting,
    async newKey(scopes = ['read', 'decide'], perMinute = 600) {
      const input = { name: 'Phần mềm QLVB', scopes: [...scopes], perMinute };
      const answer = await app.core.call({ call: 'api.createClient', id: crypto.randomUUID(), input });
      if (!answer.ok) throw new Error(answer.error.code);
      return z.object({ id: z.string(), key: z.string() }).parse(answer.result);
    },
    async ask(path, key, { body, idempotencyKey } = {}) {
      const response = await fetch(`${url}/api/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(key === null ? {} : { authorization: `Bearer ${key}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const json = await response.json();
      expectDescribed(document, { path, method: body === undefined ? 'get' : 'post', status: response.status, json });
      return { status: response.status, headers: response.headers, json };
    },
  };
}

interface Exchange {
  readonly path: string;
  readonly method: 'get' | 'post';
  readonly status: number;
  readonly json: unknown;
}

/** The answer is one that the document tells of: its status, and every value by the schema under it. */
// biome-ignore lint/suspicious/noExplicitAny: the document is what is under test
function expectDescribed(document: any, { path, method, status, json }: Exchange): void {
  const asked = new URL(path, 'http://api').pathname;
  const found = Object.keys(document.paths).find((known) =>
    new RegExp(`^${known.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(asked),
  );
  if (found === undefined) {
    expect(status).toBe(404);
    return;
  }
  const described = document.paths[found]?.[method]?.responses?.[status];
  expect(described, `${method} ${found} ${status} is not in the document: ${JSON.stringify(json)}`).toBeDefined();
  const name = described.content['application/json'].schema.$ref.split('/').at(-1);
  const schema = z.fromJSONSchema(document.components.schemas[name]);
  const read = schema.safeParse(json);
  expect(read.success ? [] : read.error.issues, `${method} ${path}`).toEqual([]);
}
