/** What other programs ask by, and what they are told (decision 0022). */
export interface ApiTables {
  readonly api_client: ApiClientRow;
  readonly decision_feed: DecisionFeedRow;
  readonly feed_end: FeedEndRow;
}

interface ApiClientRow {
  readonly id: string;
  readonly name: string;
  /** With a space between them. */
  readonly scopes: string;
  readonly key_hash: string;
  readonly per_minute: number;
  readonly made_at: number;
  readonly revoked_at: number | null;
  readonly used_at: number | null;
}

interface DecisionFeedRow {
  readonly commune: string;
  readonly ledger: string;
  readonly seq: number;
  readonly dossier: string;
  readonly no: number;
}

interface FeedEndRow {
  readonly name: string;
  readonly no: number;
}
