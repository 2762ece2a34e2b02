export const dossier = {
  head: { title: 'Hồ sơ' },
} as const;
