export const intake = {
  head: { title: 'Tiếp nhận hồ sơ' },
} as const;
