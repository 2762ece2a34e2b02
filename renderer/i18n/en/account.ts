import type { vi } from '../vi/vi.ts';
import type { Words } from '../words.ts';

export const account: Words<typeof vi.account> = {
  head: { title: 'My account' },
  password: {
    title: 'Change password',
    current: 'Present password',
    next: 'New password',
    again: 'New password again',
    show: 'Show or hide the password',
    set: 'Change password',
    missing: 'The present password is needed',
    short: 'At least {{least}} characters; several words are easy to remember',
    differs: 'The two differ',
    done: 'The password is changed. Other sessions have ended.',
  },
  totp: {
    title: 'Code at sign-in',
    offHint: 'Adds a six-digit code from your telephone to each sign-in: a password that leaked opens nothing.',
    urgentHint: 'An administrator should use codes: whoever knows this password opens all data of the communes.',
    onHint: 'Each sign-in needs password and code. {{left}} recovery codes are left.',
    begin: 'Begin to use codes',
    again: 'Change to another telephone',
    renew: 'Get new recovery codes',
    scan: 'Scan this QR code with an authenticator on your telephone, then type the six digits that it shows.',
    qr: 'QR code that adds the account to an authenticator',
    typed: 'Where it cannot be scanned, type this key:',
    code: 'The six digits shown now',
    confirm: 'Confirm',
    back: 'Back',
  },
  recovery: {
    title: 'Recovery codes, shown this once. Each opens one sign-in when the telephone is lost.',
    hint: 'Copy them on paper and keep them apart, not on this machine.',
    seen: 'Copied',
  },
  sessions: {
    title: 'Open sessions',
    remark: 'end by themselves after 2 idle hours, after 10 hours at the latest',
    times: 'signed in {{opened}} · last used {{seen}}',
    here: 'this one',
    end: 'End',
  },
};
