import type { clients as source } from '../vi/clients.ts';
import type { Words } from '../words.ts';

export const clients: Words<typeof source> = {
  head: { title: 'Programs', remark: '{{live}} keys in use, {{all}} given' },
  empty: {
    title: 'No key was given yet',
    hint: 'Give a key so that the document-management software takes decided dossiers and records decisions.',
  },
  scope: { read: 'Read dossiers and decisions', decide: 'Record decisions' },
  column: { name: 'Program', scopes: 'May', rate: 'Times a minute', used: 'Last used', state: 'Key' },
  file: { id: 'Key number', given: 'Given', withdrawn: 'Withdrawn' },
  row: {
    given: 'given {{when}} · {{id}}',
    never: 'never',
    withdrawn: 'withdrawn {{when}}',
    withdraw: 'Withdraw',
    sure: 'Withdraw now',
    keep: 'Keep',
  },
  new: {
    title: 'Give a new key',
    name: 'Name of the program',
    missing: 'Type a name to know it by.',
    scopes: 'It may',
    noScope: 'Choose at least one.',
    rate: 'Times a minute',
    give: 'Give the key',
  },
  given: {
    title: 'Key of {{name}}',
    once: 'The key is shown once and not kept here. Copy it into the program now.',
    key: 'Key',
    copy: 'Copy the key',
    copied: 'Copied',
    seen: 'The key is stored',
  },
  page: { hint: 'What the program’s author needs stands at this address of the server:' },
};
