import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { type ApiOperation, apiBase, apiOperations, openApiDocument } from '../../shared/api/openapi.ts';
import { apiPage } from '../../shared/api/page.ts';
import { apiSchemas } from '../../shared/api/schemas.ts';
import { type ErrorCode, errorMessage } from '../../shared/errors/table.ts';
import { ok, type Refusal, type Result, refuse } from '../../shared/result.ts';
import { inputProblems } from '../api/input-problems.ts';
import { type ApiClient, authenticate } from '../district/api/clients.ts';
import { decideByClient } from '../district/api/decisions.ts';
import { decidedAfter, dossierByCode, dossiersOf } from '../district/api/queries.ts';
import { createRateLimit } from '../district/api/rate.ts';
import { noteRead } from '../district/api/uses.ts';
import type { District } from '../district/district.ts';
import { hardeningHeaders } from '../shell/csp.ts';
import { loginPolicy } from './login-page.ts';

/** A decision with its reason. */
const largestBodyBytes = 64 * 1024;

type Work = (client: ApiClient, request: FastifyRequest) => Promise<Result<unknown>>;

/**
 * What other programs ask: /api/v1 with its page and its document for everybody, the rest for whoever holds a key.
 * Nothing of it goes by a cookie, and no other site's page may read an answer.
 */
export function addPublicApi(app: FastifyInstance, district: District): void {
  app.register(async (api) => addAddresses(api, district), { prefix: apiBase });
}

function addAddresses(api: FastifyInstance, district: District): void {
  const limit = createRateLimit(district);
  const { name } = district.facts;
  api.setErrorHandler((error: { statusCode?: number }, _request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return refused(reply, { code: 'input.invalid' }, status);
    const reference = district.deps.ids.commandId().slice(0, 8);
    district.deps.log.error({ event: 'api.defect', reference, err: error }, 'request failed');
    return refused(reply, { code: 'internal.unexpected', params: { reference } }, 500);
  });
  api.get('/openapi.json', (_request, reply) => reply.headers(headers).send(openApiDocument(name)));
  api.get('/', (_request, reply) => page(district, reply));
  for (const [operation, work] of operations(district)) {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const client = await authenticate(district, request.headers.authorization);
      if (!client.ok) return refused(reply, client.refusal);
      const wait = await limit(client.value);
      if (!wait.ok) return refused(reply, wait.refusal);
      const seconds = wait.value;
      if (seconds > 0)
        return refused(reply.header('retry-after', seconds), { code: 'api.too-many', params: { seconds } });
      const { scope } = operation;
      if (!client.value.scopes.includes(scope)) return refused(reply, { code: 'api.scope-missing', params: { scope } });
      const answer = await work(client.value, request);
      return answer.ok
        ? reply.headers(headers).send(apiSchemas[operation.answer].parse(answer.value))
        : refused(reply, answer.refusal);
    };
    const url = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    api.route({ method: operation.method === 'get' ? 'GET' : 'POST', url, bodyLimit: largestBodyBytes, handler });
  }
  // The workspace takes what nobody else does; below this address that would be its login page.
  api.all('/*', (_request, reply) => refused(reply, { code: 'api.not-found' }));
}

const headers = { ...hardeningHeaders, 'cache-control': 'no-store' };

function operations(district: District): readonly (readonly [ApiOperation, Work])[] {
  const { decisions, dossiers, dossier, decide } = apiOperations;
  return [
    [
      decisions,
      async (client, request) => {
        const asked = parsed(apiSchemas.DecisionsQuery, request.query);
        if (!asked.ok) return asked;
        return noteRead(district, client, decisions.id, await decidedAfter(district, asked.value));
      },
    ],
    [
      dossiers,
      async (client, request) => {
        const asked = parsed(apiSchemas.DossiersQuery, request.query);
        if (!asked.ok) return asked;
        return noteRead(district, client, dossiers.id, await dossiersOf(district, asked.value));
      },
    ],
    [
      dossier,
      async (client, request) => {
        const address = parsed(apiSchemas.DossierAddress, request.params);
        if (!address.ok) return address;
        return noteRead(district, client, dossier.id, await dossierByCode(district, address.value.code));
      },
    ],
    [
      decide,
      async (client, request) => {
        const address = parsed(apiSchemas.DossierAddress, request.params);
        if (!address.ok) return address;
        const key = apiSchemas.DecisionHeaders.safeParse(request.headers);
        if (!key.success) return refuse('api.idempotency-missing');
        const body = parsed(apiSchemas.NewDecision, request.body);
        if (!body.ok) return body;
        return decideByClient(district, client, {
          code: address.value.code,
          key: key.data['idempotency-key'],
          decision: body.value,
        });
      },
    ],
  ];
}

function parsed<S extends z.ZodType>(schema: S, given: unknown): Result<z.output<S>> {
  const input = schema.safeParse(given ?? {});
  return input.success
    ? ok(input.data)
    : { ok: false, refusal: { code: 'input.invalid', fields: inputProblems(input.error, given) } };
}

function page({ deps, facts }: District, reply: FastifyReply): FastifyReply {
  const nonce = Buffer.from(deps.crypto.randomBytes(18)).toString('base64');
  return reply
    .headers({ ...headers, 'content-security-policy': loginPolicy(nonce) })
    .type('text/html; charset=utf-8')
    .send(apiPage(openApiDocument(facts.name), facts.name, nonce));
}

const statuses: Partial<Record<ErrorCode, number>> = {
  'api.key-missing': 401,
  'api.key-wrong': 401,
  'api.key-revoked': 401,
  'api.scope-missing': 403,
  'api.too-many': 429,
  'api.not-found': 404,
  'api.cursor-ahead': 409,
  'dossier.not-found': 404,
  'command.id-reused': 409,
  'input.invalid': 400,
};

/** What a program is told: the stable code, the sentence, and which fields. A rule that says no is a conflict. */
function refused(reply: FastifyReply, { code, params, fields }: Refusal, status?: number): FastifyReply {
  const usual = code.startsWith('store.') ? 503 : code.startsWith('dossier.') ? 409 : 400;
  return reply
    .code(status ?? statuses[code] ?? usual)
    .headers(headers)
    .send({ code, message: errorMessage(code, 'vi', params), ...(fields === undefined ? {} : { fields }) });
}
