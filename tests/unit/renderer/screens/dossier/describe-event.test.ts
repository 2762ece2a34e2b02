import { describe, expect, it } from 'vitest';
import { describeEvent } from '../../../../../renderer/screens/dossier/describe-event.ts';
import { eventTypes, isDossierEventType } from '../../../../../shared/dossier/event-types.ts';
import { startVietnamese } from '../words.ts';

const words = { ...(await startVietnamese()), tier: 'Cấp tỉnh' };
const say = (type: string, facts: Record<string, unknown>): string => describeEvent({ type, facts }, words);

describe('what happened, in one line', () => {
  it('names the day that was promised', () => {
    expect(say('dossier.received.v1', { dueAt: Date.parse('2026-12-04T10:00:00Z') })).toBe('Tiếp nhận, hẹn 04/12');
    expect(
      say('dossier.repromised.v1', { promisedAt: Date.parse('2026-12-02T10:00:00Z'), reason: 'Chờ xác minh' }),
    ).toBe('Xin lỗi, hẹn lại ngày mai: Chờ xác minh');
  });

  it('names who has the dossier now, the tier above by its own name', () => {
    expect(say('dossier.handedOver.v1', { holder: 'unit', to: 'Địa chính' })).toBe('Giao Địa chính');
    expect(say('dossier.handedOver.v1', { holder: 'district', to: 'district' })).toBe('Chuyển Cấp tỉnh');
  });

  it('lists all that was asked for', () => {
    expect(say('dossier.supplementRequested.v1', { items: ['Ảnh', 'Giấy khám'], reason: 'Thiếu' })).toBe(
      'Yêu cầu bổ sung: Ảnh; Giấy khám. Lý do: Thiếu.',
    );
    expect(say('dossier.supplementRequested.v1', { items: ['Ảnh'], reason: 'Mờ', legalGround: 'Khoản 2 Điều 5' })).toBe(
      'Yêu cầu bổ sung: Ảnh. Lý do: Mờ. Căn cứ: Khoản 2 Điều 5.',
    );
  });

  it('says it when the personal part was purged', () => {
    expect(say('dossier.withdrawn.v1', {})).toBe('Công dân rút hồ sơ: không ghi lý do');
    expect(say('dossier.returned.v1', { by: 'post' })).toBe('Gửi bưu điện kết quả cho ');
  });

  it('has words for every event of a dossier, and names one that is not known', () => {
    const other = say('dossier.fingerprinted.v3', {});
    expect(other).toBe('Việc khác (dossier.fingerprinted.v3)');
    const wordless = Object.keys(eventTypes)
      .filter(isDossierEventType)
      .filter((type) => say(type, {}).startsWith('Việc khác'));
    expect(wordless).toEqual([]);
  });
});
