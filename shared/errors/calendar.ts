import type { ErrorEntry } from './entry.ts';

export const calendarErrors = {
  'calendar.year-missing': {
    cause: 'The count would enter a year for which the working calendar has no data.',
    cure: 'Load a calendar that covers the year, then repeat the call.',
    vi: 'Lịch làm việc chưa có dữ liệu năm {year}. Hãy cập nhật lịch nghỉ rồi làm lại.',
    en: 'The working calendar has no data for {year}. Update the calendar and try again.',
  },
  'calendar.limit-invalid': {
    cause:
      'The time limit has an unknown unit, a value that is not a whole number of at least 1, or a malformed cut-off.',
    cure: 'Correct the time limit of the procedure in the catalogue.',
    vi: 'Thời hạn giải quyết của thủ tục không hợp lệ. Hãy sửa trong danh mục thủ tục.',
    en: 'The time limit of the procedure is not valid. Correct it in the catalogue.',
  },
  'calendar.instant-invalid': {
    cause: 'A time handed to the calendar is not a whole number of milliseconds.',
    cure: 'Pass the instant as epoch milliseconds, UTC.',
    vi: 'Thời điểm không hợp lệ.',
    en: 'The time is not valid.',
  },
  'calendar.pause-order': {
    cause:
      'A pause of the clock begins before the receipt or the end of the pause before it, or ends before it begins.',
    cure: 'Check the times of the supplement or payment requests; the clock of the machine may have been set back.',
    vi: 'Các lần tạm dừng tính hạn không đúng thứ tự thời gian. Hãy kiểm tra đồng hồ của máy.',
    en: 'The pauses of the time limit are not in order of time. Check the clock of this machine.',
  },
  'calendar.data-invalid': {
    cause:
      'The calendar data breaks its schema: a date that does not exist, a wrong weekday, a half day without its half, sessions out of order.',
    cure: 'Correct the named entry of the calendar file and load it again.',
    vi: 'Dữ liệu lịch làm việc không hợp lệ tại {path}.',
    en: 'The working calendar data is not valid at {path}.',
  },
  'calendar.day-date': {
    cause: 'The date of a special day does not exist or is not written as year-month-day.',
    cure: 'Write it like 2026-11-24.',
    vi: 'Ngày này không có thật. Hãy chọn lại ngày.',
    en: 'This date does not exist. Choose another one.',
  },
  'calendar.day-name': {
    cause: 'A special day has no name, so nobody would know why it is off.',
    cure: 'Say what the day is, for example the name of the holiday.',
    vi: 'Hãy ghi tên ngày nghỉ hoặc lý do làm bù.',
    en: 'Say what this day is.',
  },
  'calendar.day-half': {
    cause: 'A half day does not say which half is worked.',
    cure: 'Choose morning or afternoon.',
    vi: 'Hãy chọn buổi làm việc: sáng hay chiều.',
    en: 'Choose which half is worked.',
  },
} as const satisfies Record<string, ErrorEntry>;
