import i18next from 'i18next';
import { createFormatter, type Formatter } from '../../../../renderer/format/formatter.ts';
import { createSay } from '../../../../renderer/format/say.ts';
import { vi } from '../../../../renderer/i18n/vi/vi.ts';

/** The Vietnamese words and a formatter whose today is 01/12/2026. */
export async function startVietnamese(): Promise<{ readonly t: typeof i18next.t; readonly format: Formatter }> {
  await i18next.init({
    lng: 'vi',
    resources: { vi: { translation: vi } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return { t: i18next.t, format: createFormatter({ say: createSay(i18next.t), today: () => '2026-12-01' }) };
}
