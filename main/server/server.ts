import Fastify, { type FastifyInstance } from 'fastify';
import type { WorkQueue } from '../../db/district/types.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { District } from '../district/district.ts';
import { createRpc } from '../shell/web/rpc.ts';
import { listStaticFiles } from '../shell/web/static-files.ts';
import { openFolderUploads } from './folder-uploads.ts';
import { addIntake } from './intake.ts';
import { createObjectUploads } from './object-uploads.ts';
import { isOwnSocket } from './own-address.ts';
import { addPublicApi } from './public-api.ts';
import { type SessionCoreDeps, sessionCore } from './session-core.ts';
import { createSessions } from './sessions.ts';
import { openUploads, uploadLimits } from './uploads.ts';
import { addWorkspace } from './workspace.ts';

export interface IntakeServerOptions {
  readonly district: District;
  readonly core: SessionCoreDeps['core'];
  readonly callAs: SessionCoreDeps['callAs'];
  /** The built renderer: `index.html` and its assets. */
  readonly rendererDir: string;
  /** Where files that desks bring in pieces lie until they are whole, without an object store. */
  readonly uploadsDir: string;
  /** Work that waits, where processes share it. */
  readonly queue: WorkQueue | null;
  /** 0: any free port. */
  readonly port: number;
  /** Left out: this machine alone in training, else every network of the machine. */
  readonly host?: string | undefined;
  /** Left out: plain http. What travels is sealed all the same; passwords of the workspace are not. */
  readonly https?: ServedCertificate | undefined;
}

export interface ServedCertificate {
  /** The name that desks reach the server by. */
  readonly name: string;
  readonly cert: string;
  readonly key: string;
}

export interface IntakeServer {
  /** Where desks post to and the workspace answers. */
  readonly url: string;
  /** Opens the workspace without a password while this process runs; null but in training. */
  readonly workspaceUrl: string | null;
  close(): Promise<void>;
}

const ownMachine = '127.0.0.1';

/** Intake for desks and workspace for the district's staff on one address. Refuses: district.port-busy. */
export async function startIntakeServer(options: IntakeServerOptions): Promise<Result<IntakeServer>> {
  const { district, core, callAs, rendererDir } = options;
  const { training } = district.facts;
  const host = options.host ?? (training ? ownMachine : '0.0.0.0');
  const loopback = host === ownMachine || host === 'localhost';
  const linkToken = training ? Buffer.from(district.deps.crypto.randomBytes(24)).toString('base64url') : null;
  const app = createApp(options.https);
  const port = () => portOf(app);
  const sessions = createSessions(district, { secure: options.https !== undefined });
  const rpc = createRpc({
    enter: (request) =>
      isOwnSocket(request, port(), loopback) ? sessionCore({ core, callAs, sessions }, request.headers.cookie) : null,
    onWindows: () => undefined,
  });
  app.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) district.deps.log.error({ event: 'server.defect', err: error }, 'request failed');
    return reply.code(status).send({ status });
  });
  const { objects, clock } = district;
  const place =
    objects === null
      ? await openFolderUploads(options.uploadsDir, uploadLimits.lifeMs)
      : createObjectUploads(objects, clock, uploadLimits.lifeMs);
  addIntake(app, district, await openUploads(district, place, options.queue));
  addPublicApi(app, district);
  addWorkspace(app, { district, files: listStaticFiles(rendererDir), sessions, port, loopback, linkToken });
  app.server.on('upgrade', rpc.upgrade);
  try {
    await app.listen({ port: options.port, host });
  } catch {
    await app.close();
    return refuse('district.port-busy', { port: options.port });
  }
  const name = options.https?.name ?? (loopback || host === '0.0.0.0' ? ownMachine : host);
  const scheme = options.https === undefined ? 'http' : 'https';
  const url = `${scheme}://${name.includes(':') ? `[${name}]` : name}:${port()}`;
  return ok({
    url,
    workspaceUrl: linkToken === null ? null : `${url}/open?token=${linkToken}`,
    async close() {
      rpc.close();
      await app.close();
    },
  });
}

function createApp(https: ServedCertificate | undefined): FastifyInstance {
  const base = { logger: false, forceCloseConnections: true } as const;
  if (https === undefined) return Fastify(base);
  const { cert, key } = https;
  // Fastify's type names the kind of server; nothing here asks for more than both kinds have.
  return Fastify({ ...base, https: { cert, key, minVersion: 'TLSv1.2' } }) as unknown as FastifyInstance;
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new Error('the server does not listen');
  return address.port;
}
