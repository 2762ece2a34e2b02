import { z } from 'zod';
import { CivilDate, Instant, longText, Outcome, StatusName } from '../contract/values.ts';

/** What a key allows: `read` asks, `decide` decides dossiers that were handed over. */
export const scopes = ['read', 'decide'] as const;
export type Scope = (typeof scopes)[number];

const mostRows = 200;
const commune = z.string().min(1).max(60).describe('Mã đơn vị của xã, phường, như H60.15.3');
const cursor = z.string().min(1).max(300).describe('nextCursor của lần trước; bỏ đi để lấy từ đầu');
const limit = z.coerce.number().int().min(1).max(mostRows).default(50).describe('Số dòng mỗi trang');
const nextCursor = z.string().describe('Gửi lại ở lần sau; vẫn có khi chưa có gì mới');

const Decision = z
  .object({
    outcome: Outcome.describe('approved: đồng ý; refused: không đồng ý'),
    reason: z.string().nullable().describe('null khi phần riêng tư đã xóa theo hạn lưu'),
    decidedAt: Instant,
  })
  .describe('Ý kiến, quyết định của cấp trên');

const Dossier = z
  .object({
    code: z.string().describe('Mã hồ sơ'),
    commune: z.string(),
    communeName: z.string(),
    procedureCode: z.string().describe('Mã thủ tục hành chính'),
    procedureName: z.string(),
    field: z.string().describe('Lĩnh vực'),
    applicant: z.string().describe('Họ và tên người nộp hoặc tên tổ chức; rỗng khi đã xóa theo hạn lưu'),
    status: StatusName,
    statusCode: z.number().int().min(1).max(10).describe('Số của trạng thái khi đồng bộ quốc gia'),
    receivedAt: Instant.nullable(),
    dueAt: Instant.nullable().describe('Ngày hẹn trả theo luật'),
    promisedAt: Instant.nullable().describe('Ngày hẹn lại'),
    resolvedAt: Instant.nullable(),
    resultNo: z.string().nullable().describe('Số văn bản kết quả'),
    atDistrict: z.boolean().describe('Đang ở cấp trên, chờ quyết định'),
    decision: Decision.nullable().describe('Quyết định sau cùng'),
  })
  .describe('Hồ sơ');

/** Questions and answers of /api/v1; the OpenAPI document is made of these, and so is what the server checks. */
export const apiSchemas = {
  DossierAddress: z.object({ code: z.string().min(1).max(60).describe('Mã hồ sơ, như H60.15.3-261130-1002') }),
  DecisionsQuery: z.strictObject({ cursor: cursor.optional(), limit }),
  DossiersQuery: z.strictObject({
    cursor: cursor.optional(),
    limit,
    commune: commune.optional(),
    status: StatusName.optional(),
  }),
  DecisionHeaders: z.object({
    'idempotency-key': z.uuid().describe('Một UUID cho mỗi việc; gửi lại đúng UUID đó khi mất trả lời'),
  }),
  NewDecision: z
    .strictObject({
      outcome: Outcome,
      reason: longText.describe('Nội dung ý kiến'),
      documentNo: z.string().trim().min(1).max(100).optional().describe('Số văn bản quyết định'),
      documentOn: CivilDate.optional().describe('Ngày văn bản'),
    })
    .describe('Quyết định của cấp trên về một hồ sơ đã chuyển lên'),
  Decision,
  Dossier,
  DecidedPage: z.object({
    rows: z.array(z.object({ dossier: Dossier, decision: Decision })),
    nextCursor,
    more: z.boolean().describe('Còn trang sau ngay bây giờ'),
  }),
  DossierPage: z.object({
    rows: z.array(Dossier),
    nextCursor: nextCursor.nullable().describe('null khi hết'),
    completeUpTo: Instant.nullable().describe('Số liệu của các xã trong danh sách đầy đủ đến lúc này'),
  }),
  Recorded: z.object({ code: z.string(), status: StatusName, seq: z.number().int() }),
  Problem: z
    .object({
      code: z.string().describe('Mã lỗi ổn định'),
      message: z.string().describe('Câu giải thích'),
      fields: z.record(z.string(), z.string()).optional().describe('Mã lỗi theo từng ô'),
    })
    .describe('Lỗi'),
} as const;

export type ApiDossier = z.output<typeof Dossier>;
export type ApiDecision = z.output<typeof Decision>;
