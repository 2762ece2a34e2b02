import type { vi } from '../vi/vi.ts';
import type { Words } from '../words.ts';

export const users: Words<typeof vi.users> = {
  head: { title: 'Users', remark: '{{users}} who may sign in' },
  sight: {
    label: 'Officers see dossiers of their own fields alone',
    hint: 'In lists, search, dossiers, progress and files. Supervisors and administrators still see all.',
  },
  column: { name: 'Name', roles: 'Roles', totp: 'Code', state: 'State' },
  role: {
    import: 'Batch clerk',
    officer: 'Officer',
    supervisor: 'Supervisor',
    administrator: 'Administrator',
  },
  roleHint: {
    import: 'Takes batches in from files and sticks; sees desks',
    officer: 'Takes and works on dossiers of their fields',
    supervisor: 'Decides, assigns, reads the record',
    administrator: 'Users, catalogue, desks',
  },
  rule: {
    label: 'A code is needed at sign-in from',
    administrators: 'Administrators',
    everybody: 'Everybody',
    nobody: 'Nobody',
    hint: 'Whoever must and has none sets it up at the next sign-in, before anything else; their open sessions end.',
    training: 'A training district asks it of nobody.',
  },
  totp: { on: 'In use', off: 'Not in use' },
  row: { sessions: '{{count}} open sessions' },
  state: { active: 'Active', disabled: 'Disabled', locked: 'Locked for now', mustChange: 'Password not changed yet' },
  side: {
    label: 'The chosen user',
    sessions: 'Open sessions',
    lockedUntil: 'Too many wrong tries: locked until {{when}}. A fresh password opens it at once.',
  },
  action: {
    add: 'Add a user',
    change: 'Change name, roles, fields',
    reset: 'Give a fresh password',
    removeTotp: 'Take the code away (telephone lost)',
    endSessions: 'End all sessions',
    disable: 'Stop signing in',
    enable: 'Let in again',
  },
  told: {
    title: 'The password of {{name}}, shown this once:',
    hint: 'Write it down and hand it over in person. At the first sign-in an own one is chosen.',
  },
  form: {
    addTitle: 'Add a user',
    changeTitle: 'Change {{name}}',
    name: 'Name to sign in with',
    nameHint: 'such as lan.tran',
    nameBad: '2 to 40 small letters, digits, . _ or - are needed',
    fullName: 'Full name',
    fields: 'Fields',
    fieldsAll: 'Choose fields',
    missing: 'Needed',
    roleMissing: 'At least one role is needed',
    save: 'Save',
    back: 'Back',
  },
};
