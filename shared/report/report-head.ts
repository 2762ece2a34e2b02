import { z } from 'zod';

/** What a district writes at head and foot of every report; empty: a line of dots, to be filled in by hand. */
export const ReportHead = z.strictObject({
  /** Đơn vị nhận báo cáo. */
  receiving: z.string().trim().max(300),
  /** Nơi lập, before the date over the signatures. */
  place: z.string().trim().max(100),
});
export type ReportHead = z.infer<typeof ReportHead>;
