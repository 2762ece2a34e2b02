export const ui = {
  error: {
    lineLost: 'Mất liên lạc với chương trình. Việc vừa làm có thể đã xong; bấm lại cũng không ghi hai lần.',
    answerUnread: 'Cửa sổ này cũ hơn chương trình. Đóng cửa sổ rồi mở lại.',
    retry: 'Thử lại',
  },
  export: {
    action: 'Xuất danh sách',
    xlsx: 'Bảng tính (XLSX)',
    csv: 'Giá trị thuần (CSV)',
    begin: 'Đang lấy danh sách…',
    rows: 'Đang lấy {{rows}} trên {{total}} dòng…',
    stop: 'Dừng',
    done: 'Đã ghi {{file}}.',
    tooMany: 'Danh sách có {{total}} dòng, mỗi tệp chứa {{most}}. Hãy lọc bớt rồi xuất.',
  },
  list: {
    range: 'Dòng {{from}}–{{to}} trên {{total}}',
  },
  busy: 'Đang lấy dữ liệu…',
  close: 'Đóng',
} as const;
