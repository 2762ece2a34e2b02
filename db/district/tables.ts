import type { Kysely } from 'kysely';
import type { DistrictSchema } from './schema.ts';
import { type ApiClientReads, type ApiClientWrites, createApiClients } from './tables/api-clients.ts';
import { type AssignmentReads, createAssignments } from './tables/assignments.ts';
import {
  createDistrictAttachments,
  type DistrictAttachmentReads,
  type DistrictAttachmentWrites,
} from './tables/attachments.ts';
import { type BatchReads, type BatchWrites, createBatches } from './tables/batches.ts';
import { type CommuneReads, type CommuneWrites, createCommunes } from './tables/communes.ts';
import { createDecisionFeed, type FeedReads, type FeedWrites } from './tables/decision-feed.ts';
import { createEnrolments, type EnrolmentReads, type EnrolmentWrites } from './tables/enrolments.ts';
import { createForecasts, type ForecastReads, type ForecastWrites } from './tables/forecast.ts';
import { createKeptFiles, type KeptFileReads, type KeptFileWrites } from './tables/kept-files.ts';
import { createKeptRanges, type KeptRangeReads, type KeptRangeWrites } from './tables/kept-ranges.ts';
import { createLaidAside, type LaidAsideReads, type LaidAsideWrites } from './tables/laid-aside.ts';
import { createLedgerKeys, type LedgerKeyReads, type LedgerKeyWrites } from './tables/ledger-keys.ts';
import { createMail, type MailReads, type MailWrites } from './tables/mail.ts';
import { createPaperLists, type PaperListReads, type PaperListWrites } from './tables/paper-lists.ts';
import { createRulesTables, type RulesTableReads, type RulesTableWrites } from './tables/rules.ts';
import { createSessions, type SessionReads, type SessionWrites } from './tables/sessions.ts';
import { createUsers, type UserReads, type UserWrites } from './tables/users.ts';

/** What a district alone keeps beside ledgers and projections, a module a topic; the same code asks both stores. */
export interface TableReads
  extends CommuneReads,
    EnrolmentReads,
    UserReads,
    AssignmentReads,
    SessionReads,
    BatchReads,
    KeptFileReads,
    KeptRangeReads,
    DistrictAttachmentReads,
    RulesTableReads,
    MailReads,
    PaperListReads,
    LaidAsideReads,
    LedgerKeyReads,
    ApiClientReads,
    ForecastReads,
    FeedReads {}

/** Good inside a transaction alone. */
export interface TableWrites
  extends CommuneWrites,
    EnrolmentWrites,
    UserWrites,
    SessionWrites,
    BatchWrites,
    KeptFileWrites,
    KeptRangeWrites,
    DistrictAttachmentWrites,
    RulesTableWrites,
    MailWrites,
    PaperListWrites,
    LaidAsideWrites,
    LedgerKeyWrites,
    ApiClientWrites,
    ForecastWrites,
    FeedWrites {}

export function createTables(db: Kysely<DistrictSchema>): TableReads & TableWrites {
  return {
    ...createCommunes(db),
    ...createEnrolments(db),
    ...createUsers(db),
    ...createAssignments(db),
    ...createSessions(db),
    ...createBatches(db),
    ...createKeptFiles(db),
    ...createApiClients(db),
    ...createDecisionFeed(db),
    ...createForecasts(db),
    ...createDistrictAttachments(db),
    ...createKeptRanges(db),
    ...createMail(db),
    ...createPaperLists(db),
    ...createRulesTables(db),
    ...createLaidAside(db),
    ...createLedgerKeys(db),
  };
}
