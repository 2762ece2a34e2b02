export const dossiers = {
  head: { title: 'Hồ sơ' },
} as const;
