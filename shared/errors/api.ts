import type { ErrorEntry } from './entry.ts';

/** What programs are told that ask over /api/v1. */
export const apiErrors = {
  'api.key-missing': {
    cause: 'The request has no `Authorization: Bearer` header.',
    cure: 'Send the key that the district gave to this program.',
    vi: 'Yêu cầu chưa có khóa. Gửi khóa mà cấp trên đã cấp trong dòng Authorization: Bearer.',
    en: 'The request has no key. Send the key that the district gave in Authorization: Bearer.',
  },
  'api.key-wrong': {
    cause: 'No key like this was given out.',
    cure: 'Copy the whole key, or ask the district’s administrator for a new one.',
    vi: 'Khóa không đúng. Hãy chép lại trọn khóa hoặc xin người quản trị cấp khóa mới.',
    en: 'The key is wrong. Copy the whole key, or ask the administrator for a new one.',
  },
  'api.key-revoked': {
    cause: 'The administrator withdrew this program’s key.',
    cure: 'Ask the district’s administrator for a new one.',
    vi: 'Khóa của phần mềm này đã bị thu hồi. Hãy xin người quản trị cấp khóa mới.',
    en: 'The key of this program was withdrawn. Ask the administrator for a new one.',
  },
  'api.scope-missing': {
    cause: 'The key does not allow this.',
    cure: 'Ask the district’s administrator for a key with the scope named.',
    vi: 'Khóa này không có quyền “{scope}”. Hãy xin người quản trị khóa có quyền đó.',
    en: 'This key lacks the scope “{scope}”. Ask the administrator for one that has it.',
  },
  'api.too-many': {
    cause: 'The program asked more often than its key allows.',
    cure: 'Wait the seconds that Retry-After says, then go on.',
    vi: 'Hỏi quá nhanh. Chờ {seconds} giây rồi hỏi tiếp.',
    en: 'Asked too often. Wait {seconds} seconds, then go on.',
  },
  'api.not-found': {
    cause: 'There is no such address below /api/v1.',
    cure: 'See /api/v1 for those that there are.',
    vi: 'Không có địa chỉ này. Xem các địa chỉ tại /api/v1.',
    en: 'There is no such address. See /api/v1 for those that there are.',
  },
  'api.cursor-wrong': {
    cause: 'The cursor was not given out by this address.',
    cure: 'Send `nextCursor` of the answer before as it is, or none to begin anew.',
    vi: 'Con trỏ không đúng. Gửi nguyên nextCursor của lần trước, hoặc bỏ đi để lấy từ đầu.',
    en: 'The cursor is wrong. Send nextCursor of the answer before as it is, or none to begin anew.',
  },
  'api.cursor-ahead': {
    cause: 'The district was restored from a backup that is older than what this program has read already.',
    cure: 'Begin anew without a cursor; what is known already is known by its dossier and time.',
    vi: 'Con trỏ đi trước dữ liệu: cấp trên đã khôi phục từ bản lưu cũ hơn. Hãy lấy lại từ đầu.',
    en: 'The cursor is ahead of the data: the district was restored from an older backup. Begin anew.',
  },
  'api.idempotency-missing': {
    cause: 'A deed needs an Idempotency-Key: a UUID that stays the same when the request is repeated.',
    cure: 'Send one, and the same again when the answer was lost.',
    vi: 'Thiếu Idempotency-Key. Gửi một UUID, và gửi lại đúng UUID đó khi mất trả lời.',
    en: 'Idempotency-Key is missing. Send a UUID, and the same again when the answer was lost.',
  },
  'api.client-exists': {
    cause: 'This key was given out already; it is shown once and not kept.',
    cure: 'Withdraw it and give a new one.',
    vi: 'Khóa này đã cấp và chỉ hiện một lần. Hãy thu hồi rồi cấp khóa mới.',
    en: 'This key was given already and is shown once. Withdraw it and give a new one.',
  },
  'api.client-unknown': {
    cause: 'There is no program with this id.',
    cure: 'Choose one from the list.',
    vi: 'Không có phần mềm này trong danh sách.',
    en: 'There is no such program in the list.',
  },
} as const satisfies Record<string, ErrorEntry>;
