/** The ten statuses and the states of a due date, as every list and story says them. */
export const status = {
  name: {
    registered: 'Mới đăng ký',
    received: 'Được tiếp nhận',
    refused: 'Không được tiếp nhận',
    processing: 'Đang xử lý',
    supplementRequested: 'Chờ bổ sung giấy tờ',
    paymentRequested: 'Chờ nộp tiền',
    withdrawn: 'Đã rút',
    stopped: 'Dừng xử lý',
    resolved: 'Đã xử lý xong',
    returned: 'Đã trả kết quả',
  },
  due: {
    paused: 'Tạm dừng',
    early: 'Trước hạn',
    onTime: 'Đúng hạn',
  },
} as const;
