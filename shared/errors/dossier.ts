import type { ErrorEntry } from './entry.ts';

export const dossierErrors = {
  'dossier.not-found': {
    cause: 'No dossier of this code or id is known here.',
    cure: 'Check the code; if another desk took it in, synchronise first.',
    vi: 'Không tìm thấy hồ sơ này tại máy. Hãy kiểm tra lại mã, hoặc đồng bộ nếu hồ sơ do quầy khác tiếp nhận.',
    en: 'This dossier is not known here. Check the code, or synchronise if another desk took it in.',
  },
  'dossier.waits-for-catalogue': {
    cause:
      'The dossier was received under a catalogue version whose content is not here; its events are kept and wait.',
    cure: 'Bring that version here (synchronise, or take its file in); the dossier then appears by itself.',
    vi: 'Hồ sơ đã về máy nhưng đang chờ danh mục phiên bản {version}. Hãy đồng bộ hoặc nhập tệp danh mục đó; hồ sơ tự hiện ra ngay khi có.',
    en: 'The dossier is here but waits for catalogue version {version}. Synchronise or take that catalogue file in; it then appears by itself.',
  },
  'dossier.already-received': {
    cause: 'The dossier has a code: it was received before.',
    cure: 'Open the dossier and go on from its status.',
    vi: 'Hồ sơ đã được tiếp nhận và có mã. Hãy mở hồ sơ để làm bước tiếp theo.',
    en: 'The dossier was received before and has a code. Open it and go on from there.',
  },
  'dossier.not-received': {
    cause: 'The step needs a received dossier, and this one has no code yet.',
    cure: 'Receive it first.',
    vi: 'Hồ sơ chưa được tiếp nhận. Hãy tiếp nhận trước rồi làm bước này.',
    en: 'The dossier has not been received yet. Receive it first.',
  },
  'dossier.move-not-allowed': {
    cause: 'The table of moves has no such step from the present status.',
    cure: 'Open the dossier: it shows the steps that are allowed now.',
    vi: 'Bước này không làm được ở trạng thái hiện tại của hồ sơ. Hãy mở hồ sơ để xem các bước được phép.',
    en: 'This step is not allowed from the present status. Open the dossier to see what is.',
  },
  'dossier.actor-not-allowed': {
    cause: 'The table of moves does not let this role make the step.',
    cure: 'Ask a leader, or choose the person who may do it.',
    vi: 'Người đang thao tác không có quyền làm bước này. Hãy nhờ lãnh đạo thực hiện.',
    en: 'This person may not make this step. Ask a leader.',
  },
  'dossier.second-supplement-needs-leader': {
    cause: 'A supplement may be requested once during handling; a second request needs a leader and a legal ground.',
    cure: 'Let a leader make the request and name its legal ground.',
    vi: 'Hồ sơ đã được yêu cầu bổ sung một lần. Lần thứ hai phải do lãnh đạo thực hiện và ghi rõ căn cứ pháp lý.',
    en: 'A supplement was already requested once. A second time needs a leader and a legal ground.',
  },
  'dossier.legal-ground-missing': {
    cause: 'A second supplement request was made without its legal ground.',
    cure: 'Name the legal ground.',
    vi: 'Yêu cầu bổ sung lần thứ hai phải ghi căn cứ pháp lý.',
    en: 'A second supplement request must name its legal ground.',
  },
  'dossier.not-at-district': {
    cause: 'Only a dossier that was handed over to the tier above can be decided there.',
    cure: 'Let the desk hand it over first.',
    vi: 'Hồ sơ này chưa được chuyển lên cấp trên nên chưa thể cho ý kiến.',
    en: 'The dossier was not handed over to the tier above, so it cannot be decided there.',
  },
  'dossier.decided-approved': {
    cause: 'The tier above has approved the dossier; the opposite is not decided beside it.',
    cure: 'If it must be decided anew, let the desk hand the dossier over to the tier above again.',
    vi: 'Cấp trên đã cho ý kiến đồng ý với hồ sơ này ngày {date}. Nếu cần cho ý kiến khác, hãy để quầy chuyển hồ sơ lên lại.',
    en: 'The tier above approved this dossier on {date}. If it must be decided otherwise, let the desk hand it over again.',
  },
  'dossier.decided-refused': {
    cause: 'The tier above has refused the dossier; the opposite is not decided beside it.',
    cure: 'If it must be decided anew, let the desk hand the dossier over to the tier above again.',
    vi: 'Cấp trên đã cho ý kiến không đồng ý với hồ sơ này ngày {date}. Nếu cần cho ý kiến khác, hãy để quầy chuyển hồ sơ lên lại.',
    en: 'The tier above refused this dossier on {date}. If it must be decided otherwise, let the desk hand it over again.',
  },
  'dossier.correction-needs-leader': {
    cause: 'After the first hand-over, and once it is over, only a leader may correct a dossier.',
    cure: 'Ask a leader.',
    vi: 'Hồ sơ đã chuyển xử lý hoặc đã kết thúc, chỉ lãnh đạo mới được đính chính.',
    en: 'The dossier was handed over or is finished: only a leader may correct it.',
  },
  'dossier.checklist-missing': {
    cause: 'Required papers of the checklist are not there.',
    cure: 'Tick what was handed in, or request the missing papers.',
    vi: 'Còn thiếu giấy tờ bắt buộc: {papers}. Hãy nhận đủ, hoặc lập phiếu yêu cầu bổ sung.',
    en: 'Required papers are missing: {papers}. Receive them or request a supplement.',
  },
  'dossier.repromised-already': {
    cause: 'An apology with a new date may be given once.',
    cure: 'A second time needs an override with its ground.',
    vi: 'Hồ sơ đã xin lỗi và hẹn lại một lần. Muốn hẹn lại lần nữa, lãnh đạo phải ghi rõ căn cứ.',
    en: 'The dossier was re-promised once. Again only with an override and its ground.',
  },
  'dossier.promise-not-later': {
    cause: 'The new date of an apology is not after now and the statutory date.',
    cure: 'Choose a later date.',
    vi: 'Ngày hẹn lại phải sau hôm nay và sau ngày hẹn trước đó.',
    en: 'The new date must be later than now and than the date promised before.',
  },
  'dossier.reason-missing': {
    cause: 'The step needs its reason in writing.',
    cure: 'Write the reason.',
    vi: 'Hãy ghi lý do.',
    en: 'Write the reason.',
  },
  'dossier.conflict-not-found': {
    cause: 'The named event is not an unsettled conflict of this dossier.',
    cure: 'Open the dossier and choose a conflict from its timeline.',
    vi: 'Không có mâu thuẫn nào chưa xử lý ở mục này. Hãy mở hồ sơ và chọn lại.',
    en: 'There is no unsettled conflict at that place. Open the dossier and choose again.',
  },
  'dossier.code-ambiguous': {
    cause: 'Two dossiers carry this code: two machines ran with the same desk number.',
    cure: 'Name the dossier by its id.',
    vi: 'Có hai hồ sơ cùng mang mã này. Hãy mở đúng hồ sơ trong danh sách (mã nội bộ: {ids}).',
    en: 'Two dossiers carry this code. Open the right one from the list (ids: {ids}).',
  },
  'dossier.due-unchanged': {
    cause: 'By the calendar in force the due date is what it was.',
    cure: 'Nothing to do.',
    vi: 'Tính theo lịch làm việc hiện hành, ngày hẹn không thay đổi.',
    en: 'By the calendar in force the due date does not change.',
  },
  'dossier.nothing-to-correct': {
    cause: 'A correction without any change.',
    cure: 'Change at least one field.',
    vi: 'Chưa có nội dung nào được đính chính.',
    en: 'The correction changes nothing.',
  },
} as const satisfies Record<string, ErrorEntry>;
