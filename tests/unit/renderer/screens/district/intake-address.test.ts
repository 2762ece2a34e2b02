import { describe, expect, it } from 'vitest';
import { intakeAddress } from '../../../../../renderer/screens/district/intake-address.ts';

describe('the address in an invitation', () => {
  it.each([
    ['https://nhan.tuyenquang.gov.vn/', 'https://nhan.tuyenquang.gov.vn'],
    ['https://10.20.1.5:8443/#desks', 'https://10.20.1.5:8443'],
    ['http://may-chu:8080/', 'http://may-chu:8080'],
    ['https://localhost:8443/', ''],
    ['http://127.0.0.1:4000/', ''],
    ['http://[::1]:4000/', ''],
    ['app://motcua/', ''],
  ])('is the one that the window was opened at, unless that is this machine: %s', (opened, address) => {
    expect(intakeAddress(new URL(opened))).toBe(address);
  });
});
