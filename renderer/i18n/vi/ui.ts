export const ui = {
  error: {
    lineLost: 'Mất liên lạc với chương trình. Việc vừa làm có thể đã xong; bấm lại cũng không ghi hai lần.',
    answerUnread: 'Cửa sổ này cũ hơn chương trình. Đóng cửa sổ rồi mở lại.',
    retry: 'Thử lại',
  },
  busy: 'Đang lấy dữ liệu…',
  close: 'Đóng',
} as const;
