import { z } from 'zod';
import { apiSchemas, type Scope } from './schemas.ts';

type SchemaName = keyof typeof apiSchemas;
type Json = { readonly [key: string]: unknown };

export interface ApiOperation {
  readonly method: 'get' | 'post';
  /** Below /api/v1, `{name}` for a part that varies. */
  readonly path: string;
  readonly id: string;
  readonly summary: string;
  readonly scope: Scope;
  readonly query?: SchemaName;
  readonly address?: SchemaName;
  readonly headers?: SchemaName;
  readonly body?: SchemaName;
  readonly answer: SchemaName;
  /** Refusals besides those that every address may give. */
  readonly refusals: readonly number[];
}

export const apiBase = '/api/v1';

/** Every address that answers with a key. */
export const apiOperations = {
  decisions: {
    method: 'get',
    path: '/decisions',
    id: 'listDecisions',
    summary: 'Hồ sơ cấp trên đã quyết định, theo thứ tự ghi nhận, từ con trỏ trở đi',
    scope: 'read',
    query: 'DecisionsQuery',
    answer: 'DecidedPage',
    refusals: [409],
  },
  dossiers: {
    method: 'get',
    path: '/dossiers',
    id: 'listDossiers',
    summary: 'Hồ sơ theo xã và trạng thái',
    scope: 'read',
    query: 'DossiersQuery',
    answer: 'DossierPage',
    refusals: [],
  },
  dossier: {
    method: 'get',
    path: '/dossiers/{code}',
    id: 'getDossier',
    summary: 'Một hồ sơ theo mã',
    scope: 'read',
    address: 'DossierAddress',
    answer: 'Dossier',
    refusals: [404, 409],
  },
  decide: {
    method: 'post',
    path: '/dossiers/{code}/decisions',
    id: 'decideDossier',
    summary: 'Ghi quyết định về một hồ sơ đã chuyển lên; đi xuống xã theo mọi đường truyền',
    scope: 'decide',
    address: 'DossierAddress',
    headers: 'DecisionHeaders',
    body: 'NewDecision',
    answer: 'Recorded',
    refusals: [404, 409],
  },
} as const satisfies Record<string, ApiOperation>;

const refusalWords: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không đúng',
  401: 'Thiếu khóa, khóa sai hoặc đã thu hồi',
  403: 'Khóa không có quyền này',
  404: 'Không có hồ sơ này',
  409: 'Không làm được ở trạng thái hiện tại',
  429: 'Hỏi quá nhanh; xem Retry-After',
  503: 'Chưa ghi được; hỏi lại sau',
};
const everywhere = [400, 401, 403, 429, 503];

/** The OpenAPI 3.1 document; it lies beside what it describes. */
export function openApiDocument(districtName: string): Json {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of Object.values<ApiOperation>(apiOperations)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: operationOf(operation) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: `Một Cửa Desk · ${districtName}`,
      version: '1.0.0',
      description:
        'Cho phần mềm quản lý văn bản của cấp trên: lấy hồ sơ đã quyết định, hỏi hồ sơ, ghi quyết định. Thời gian theo ISO 8601, UTC.',
    },
    servers: [{ url: apiBase }],
    security: [{ key: [] }],
    paths,
    components: {
      schemas: Object.fromEntries(
        (Object.keys(apiSchemas) as SchemaName[])
          .filter((name) => !/Query$|Headers$|Address$/.test(name))
          .map((name) => [name, schemaOf(name, isAsked(name) ? 'input' : 'output')]),
      ),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'Khóa do người quản trị cấp, mỗi phần mềm một khóa' },
      },
    },
  };
}

function isAsked(name: SchemaName): boolean {
  return name === 'NewDecision';
}

function operationOf({ id, summary, scope, query, address, headers, body, answer, refusals }: ApiOperation): Json {
  const parameters = [
    ...(address === undefined ? [] : parametersOf(address, 'path')),
    ...(query === undefined ? [] : parametersOf(query, 'query')),
    ...(headers === undefined ? [] : parametersOf(headers, 'header')),
  ];
  const answers = [...everywhere, ...refusals].sort((a, b) => a - b);
  return {
    operationId: id,
    summary,
    description: `Cần quyền \`${scope}\`.`,
    parameters,
    ...(body === undefined ? {} : { requestBody: { required: true, content: jsonOf(body) } }),
    responses: {
      200: { description: 'Được', content: jsonOf(answer) },
      ...Object.fromEntries(
        answers.map((status) => [status, { description: refusalWords[status] ?? '', content: jsonOf('Problem') }]),
      ),
    },
  };
}

function jsonOf(name: SchemaName): Json {
  return { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
}

function parametersOf(name: SchemaName, place: 'path' | 'query' | 'header'): readonly Json[] {
  const { properties = {}, required = [] } = schemaOf(name, 'input') as {
    readonly properties?: Readonly<Record<string, Json>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([field, { description, ...schema }]) => ({
    name: place === 'header' ? field.replaceAll(/(^|-)[a-z]/g, (sign) => sign.toUpperCase()) : field,
    in: place,
    required: place === 'path' || required.includes(field),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

/** One schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function schemaOf(name: SchemaName, io: 'input' | 'output'): Json {
  const { $schema, ...schema } = z.toJSONSchema(apiSchemas[name], { io, unrepresentable: 'any' });
  return schema;
}
