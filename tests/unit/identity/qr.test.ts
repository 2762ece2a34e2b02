import { describe, expect, test } from 'vitest';
import { parseCardQr } from '../../../shared/identity/qr.ts';
import { ok, refuse } from '../../../shared/result.ts';

const card = {
  personalId: '008190004218',
  legacyIdNumber: '070123456',
  fullName: 'Nguyễn Thị Hoa',
  birth: '1990-03-14',
  sex: 'female',
  address: 'Thôn 3, Tân Trào, Sơn Dương, Tuyên Quang',
  issuedOn: '2021-08-10',
  warnings: [],
} as const;
const payload = '008190004218|070123456|Nguyễn Thị Hoa|14031990|Nữ|Thôn 3, Tân Trào, Sơn Dương, Tuyên Quang|10082021';
const { legacyIdNumber, ...cardWithoutOldNumber } = card;

describe('a whole payload', () => {
  test('of a chip card with an old number is read', () => {
    expect(parseCardQr(payload)).toEqual(ok(card));
  });

  test('of a chip card without old number is read', () => {
    expect(parseCardQr(payload.replace(legacyIdNumber, ''))).toEqual(ok(cardWithoutOldNumber));
  });

  test('of 6 fields is read by the shape of the fields', () => {
    expect(parseCardQr(payload.replace(`|${legacyIdNumber}`, ''))).toEqual(ok(cardWithoutOldNumber));
  });

  test('of a card of 2024 with more fields is read, and the rest ignored', () => {
    const longer = `${payload}||Nguyễn Văn Bình|Trần Thị Cúc|14032030|`;
    expect(parseCardQr(longer)).toEqual(ok(card));
  });

  test.each(['\r', '\r\n', '\n', '\t', ' ', '\0'])('ending in %j is read', (end) => {
    expect(parseCardQr(payload + end)).toEqual(ok(card));
  });

  test('in NFD, with a byte order mark, is stored NFC', () => {
    expect(parseCardQr(`\uFEFF${payload.normalize('NFD')}`)).toEqual(ok(card));
  });

  test('in capitals keeps its capitals', () => {
    expect(parseCardQr('038048000001||HOÀNG VĂN ĐỨC|00001948|NAM|Xã Mường Lát, Thanh Hóa|01072024')).toEqual(
      ok({
        personalId: '038048000001',
        fullName: 'HOÀNG VĂN ĐỨC',
        birth: '1948',
        sex: 'male',
        address: 'Xã Mường Lát, Thanh Hóa',
        issuedOn: '2024-07-01',
        warnings: [],
      }),
    );
  });

  test.each([
    "H'Hen Niê",
    'H’Hen Niê',
    'Y-Bhăm Êban',
    "K'Brêu",
    'Ayŭn Čư',
    'Jơ Wơng',
    'PHẠM XUÂN ƯỚC',
    'Lê An',
    'Siu Zin',
    'Hoàng Phi Fa',
  ])('with the name %s gives no false alarm', (fullName) => {
    const read = parseCardQr(payload.replace('Nguyễn Thị Hoa', fullName));
    expect(read).toMatchObject({ value: { fullName, warnings: [] } });
  });

  test.each([
    'Tổ 5A, KP2, P. Trảng Dài, TP. Biên Hòa, Đồng Nai',
    'Số 12/3B Nguyễn Trãi, Thanh Xuân, Hà Nội',
    "Buôn Ea M'Ta A, Ea Bông, Krông Ana, Đắk Lắk",
    'Căn hộ CT2A-1203 (khu VOV), Mễ Trì, TpHCM',
  ])('with the address %s gives no false alarm', (address) => {
    const read = parseCardQr(payload.replace(card.address, address));
    expect(read).toMatchObject({ value: { address, warnings: [] } });
  });
});

describe('a payload that an input method or code page damaged', () => {
  test.each([
    ['Telex keys', 'Nguyeexn Thij Hoa', 'Nuwx'],
    ['VNI keys', 'Nguye64n Thi5 Hoa', 'Nu74'],
    ['lost letters', 'Nguyn Th Hoa', 'N'],
    ['lost marks', 'Nguyen Thi Hoa', 'Nu'],
    ['question marks', 'Nguy?n Th? Hoa', 'N?'],
    ['UTF-8 read as Latin-1', 'Nguyá»…n Thá»‹ Hoa', 'Ná»¯'],
    ['replacement characters', 'Nguy\uFFFDn Th\uFFFD Hoa', 'N\uFFFD'],
    ['broken case', 'NGUYễN THị HOA', 'Nữ'],
  ])('by %s keeps number and dates and says so', (_, name, sex) => {
    const read = parseCardQr(payload.replace('Nguyễn Thị Hoa', name).replace('Nữ', sex));
    expect(read).toMatchObject({
      ok: true,
      value: {
        personalId: card.personalId,
        legacyIdNumber,
        birth: card.birth,
        sex: 'female',
        fullName: null,
        issuedOn: card.issuedOn,
        warnings: [{ code: 'identity.qr-garbled', field: 'fullName' }],
      },
    });
  });

  test('in the address alone keeps the name', () => {
    const read = parseCardQr(payload.replace(card.address, 'Th�n 3, T�n Tr�o'));
    expect(read).toMatchObject({
      value: { fullName: card.fullName, address: null, warnings: [{ code: 'identity.qr-garbled', field: 'address' }] },
    });
  });

  test('of a man, whose "Nam" survives, is seen by an address without any mark', () => {
    const read = parseCardQr(
      '038048000001||Hoang Van An|01011948|Nam|Thon 3 Muong Lat Huyen Muong Lat Thanh Hoa|01072024',
    );
    expect(read).toMatchObject({ value: { fullName: null, address: null, sex: 'male' } });
  });
});

test.each([
  '',
  '|||||||',
  'https://example.vn/a|b|c',
  '008190004218',
  '00819000421|070123456|Nguyễn Thị Hoa|14031990|Nữ|Tân Trào|10082021',
  '008190004218||Nguyễn Thị Hoa|99991990|Nữ|Tân Trào|',
  `${payload}|${'x'.repeat(3000)}`,
])('%j is no card', (text) => {
  expect(parseCardQr(text)).toEqual(refuse('identity.qr-unreadable'));
});
