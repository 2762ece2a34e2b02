/** Rows are asked for in pages of this many. */
export const pageSize = 100;
