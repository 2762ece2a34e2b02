export const setup = {
  head: { title: 'Bắt đầu' },
} as const;
