import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { stores } from '../../fixtures/postgres.ts';
import { connect, newUser, post, type ServedDistrict, serve, told } from './served.ts';

const minuteMs = 60_000;

const page = async (url: string, cookie: string) =>
  (await fetch(`${url}/`, { headers: { cookie }, redirect: 'manual' })).status;

/** The code that an authenticator with this secret shows now. */
const codeNow = ({ place }: ServedDistrict, secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: place.deps.clock.now() });

describe.each(stores)('an administrator of a real district, on $store', ({ database }) => {
  it('sets codes up at the first sign-in, before anything else, also the one that init made', async () => {
    const served = await serve({ training: false, database });
    const { url, password, place } = served;
    const asked = await post(url, { name: 'quantri', password });
    expect([asked.status, asked.asks, asked.cookie, asked.codes]).toEqual([200, 'first', '', []]);
    expect(asked.secret).toMatch(/^[A-Z2-7]{32}$/);
    const wrong = await post(url, { name: 'quantri', ticket: asked.ticket, first: '000000' });
    expect([wrong.status, wrong.asks, wrong.problem, wrong.secret]).toEqual([
      401,
      'first',
      expect.stringContaining('Mã xác thực chưa đúng'),
      asked.secret,
    ]);
    const set = await post(url, { name: 'quantri', ticket: wrong.ticket, first: codeNow(served, asked.secret) });
    expect([set.status, set.cookie, set.codes.length]).toEqual([200, '', 10]);
    // Told once: the same step again is over.
    const twice = await post(url, { name: 'quantri', ticket: asked.ticket, first: codeNow(served, asked.secret) });
    expect([twice.cookie, twice.codes, twice.problem]).toEqual(['', [], expect.stringContaining('từ đầu')]);
    const entered = await post(url, { name: 'quantri', ticket: set.ticket, kept: '1' });
    expect(entered.status).toBe(303);
    expect(await page(url, entered.cookie)).toBe(200);
    const [administrator] = await served.ask('user.list', {});
    const id = administrator?.id ?? '';
    expect((await told(place.district)).slice(-2)).toEqual([
      ['totpEnrolled', id],
      ['signedIn', id],
    ]);
    // From now on by password and code, or by a recovery code.
    place.moveClock(place.deps.clock.now() + minuteMs);
    const again = await post(url, { name: 'quantri', password });
    expect(again.asks).toBe('code');
    const recovered = await post(url, { name: 'quantri', ticket: again.ticket, code: set.codes[0] ?? '' });
    expect(recovered.status).toBe(303);
  });

  it('chooses an own password first where somebody else did, and then sets codes up', async () => {
    const served = await serve({ training: false, database });
    const { url, ask } = served;
    const { password } = await ask('user.add', { name: 'lan', fullName: 'Lan', roles: ['administrator'], fields: [] });
    const asked = await post(url, { name: 'lan', password });
    expect(asked.asks).toBe('next');
    const next = { next: 'mật khẩu mới 1', again: 'mật khẩu mới 1' };
    const offered = await post(url, { name: 'lan', ticket: asked.ticket, ...next });
    expect([offered.asks, offered.cookie]).toEqual(['first', '']);
    // Neither the ticket of the password nor that of the offer opens a session.
    for (const { ticket } of [asked, offered])
      expect((await post(url, { name: 'lan', ticket, kept: '1' })).cookie).toBe('');
    const set = await post(url, { name: 'lan', ticket: offered.ticket, first: codeNow(served, offered.secret) });
    expect((await post(url, { name: 'lan', ticket: set.ticket, kept: '1' })).status).toBe(303);
  });

  it('loses an open session with the last code, and gets in again by setting it up anew', async () => {
    const served = await serve({ training: false, database });
    const { url, ask, place } = served;
    await ask('user.setPolicy', { totp: 'nobody' });
    const user = await newUser(served, 'lan', ['administrator']);
    const window = await connect(url, user.cookie);
    expect(await window?.code('user.list')).toBeNull();
    await ask('user.setPolicy', { totp: 'administrators' });
    expect(await window?.code('user.list')).toBe('district.session-ended');
    expect(await page(url, user.cookie)).toBe(303);
    expect((await post(url, { name: 'lan', password: user.password })).asks).toBe('first');
    expect((await told(place.district)).filter(([type]) => type === 'settingChanged')).toHaveLength(2);
  });
});

describe('who must sign in with a code', () => {
  it('is no officer, unless everybody must', async () => {
    const served = await serve({ training: false });
    const { url, ask } = served;
    const user = await newUser(served, 'hoa', ['officer'], ['Hộ tịch']);
    expect(await page(url, user.cookie)).toBe(200);
    expect(await ask('user.policy', {})).toEqual({ totp: 'administrators', training: false });
    await ask('user.setPolicy', { totp: 'everybody' });
    expect(await page(url, user.cookie)).toBe(303);
    expect((await post(url, { name: 'hoa', password: user.password })).asks).toBe('first');
  });

  it('is nobody in a training district, whatever is set', async () => {
    const { url, password, ask } = await serve();
    await ask('user.setPolicy', { totp: 'everybody' });
    expect(await ask('user.policy', {})).toEqual({ totp: 'everybody', training: true });
    const entered = await post(url, { name: 'quantri', password });
    expect(await page(url, entered.cookie)).toBe(200);
  });
});
