export const sync = {
  head: { title: 'Đồng bộ' },
} as const;
