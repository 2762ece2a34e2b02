import type { Status } from '../../../shared/dossier/status.ts';

/** Names of the statuses on national synchronisation (domain rule "statuses"), as the public reads them. */
const statusNames: Readonly<Record<Status, string>> = {
  registered: 'Mới đăng ký',
  received: 'Được tiếp nhận',
  refused: 'Không được tiếp nhận',
  processing: 'Đang xử lý',
  supplementRequested: 'Yêu cầu bổ sung giấy tờ',
  paymentRequested: 'Yêu cầu thực hiện nghĩa vụ tài chính',
  withdrawn: 'Công dân yêu cầu rút hồ sơ',
  stopped: 'Dừng xử lý',
  resolved: 'Đã xử lý xong, mời đến nhận kết quả',
  returned: 'Đã trả kết quả',
};

const withDueDate: readonly Status[] = ['received', 'processing'];

/**
 * `tra-cuu.js` of the exported pages, a module without anything beside it. What is typed never leaves the browser: its
 * SHA-256 is looked for in `portal.json`, by halves, as that list is sorted.
 */
export const lookupScript = `const names = ${JSON.stringify(statusNames, null, 2)};
const dated = ${JSON.stringify(withDueDate)};

/** The hash that a receipt is published under, from its QR text or from "CODE KEY"; null when it is neither. */
export async function hashOf(typed) {
  const text = typed.trim().toUpperCase();
  const found = /^MCR1:([A-Z0-9.-]{1,60}):([0-9A-F]{16}):/.exec(text) ?? /^([A-Z0-9.-]{1,60})[\\s:]+([0-9A-F]{16})$/.exec(text);
  if (found === null) return null;
  const bytes = new TextEncoder().encode(found[1] + ':' + found[2].toLowerCase());
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export function findDossier(dossiers, hash) {
  let [from, to] = [0, dossiers.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (dossiers[middle].hash < hash) from = middle + 1;
    else to = middle;
  }
  return dossiers[from]?.hash === hash ? dossiers[from] : null;
}

export function sentence({ status, dueOn }) {
  const name = names[status] ?? status;
  if (dueOn === null || !dated.includes(status)) return name + '.';
  return name + '. Ngày hẹn trả kết quả: ' + dueOn.split('-').reverse().join('/') + '.';
}

async function answer(typed) {
  if (globalThis.crypto?.subtle === undefined) return 'Trang này cần được mở qua địa chỉ https:// mới tra cứu được.';
  const hash = await hashOf(typed);
  if (hash === null) return 'Nội dung chưa đúng. Hãy dán cả nội dung mã QR trên giấy tiếp nhận.';
  const portal = await fetch('portal.json').then((response) => (response.ok ? response.json() : null), () => null);
  if (portal === null) return 'Chưa tải được dữ liệu. Hãy thử lại sau.';
  const dossier = findDossier(portal.dossiers, hash);
  return dossier === null
    ? 'Không tìm thấy hồ sơ này. Dữ liệu có thể chưa được cập nhật; hãy thử lại sau hoặc hỏi Bộ phận Một cửa.'
    : sentence(dossier);
}

if (typeof document !== 'undefined') {
  const [form, field, result] = ['tra-cuu', 'ma', 'ket-qua'].map((id) => document.getElementById(id));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    result.textContent = 'Đang tra cứu…';
    result.textContent = await answer(field.value);
  });
}
`;
