export const district = {
  batches: { head: { title: 'Gói nhận về' } },
  attention: { head: { title: 'Cần xem' } },
  desks: { head: { title: 'Quầy' } },
} as const;
