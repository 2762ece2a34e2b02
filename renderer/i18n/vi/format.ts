export const format = {
  weekday: {
    mon: 'Thứ Hai',
    tue: 'Thứ Ba',
    wed: 'Thứ Tư',
    thu: 'Thứ Năm',
    fri: 'Thứ Sáu',
    sat: 'Thứ Bảy',
    sun: 'Chủ Nhật',
  },
  weekdayShort: { mon: 'T2', tue: 'T3', wed: 'T4', thu: 'T5', fri: 'T6', sat: 'T7', sun: 'CN' },
  today: 'hôm nay',
  yesterday: 'hôm qua',
  tomorrow: 'ngày mai',
  timeAndDay: '{{time}} {{day}}',
} as const;
