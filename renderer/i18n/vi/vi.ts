import { account } from './account.ts';
import { actions } from './actions.ts';
import { clients } from './clients.ts';
import { district } from './district.ts';
import { dossier } from './dossier.ts';
import { dossiers } from './dossiers.ts';
import { formTexts } from './form-texts.ts';
import { format } from './format.ts';
import { frame } from './frame.ts';
import { intake } from './intake.ts';
import { mailbox } from './mailbox.ts';
import { paper } from './paper.ts';
import { papers } from './papers.ts';
import { progress } from './progress.ts';
import { reports } from './reports.ts';
import { rules } from './rules.ts';
import { setup } from './setup.ts';
import { status } from './status.ts';
import { sync } from './sync.ts';
import { ui } from './ui.ts';
import { users } from './users.ts';

/** All words of the renderer in Vietnamese, the source: one file a screen, keys `screen.part.thing`. */
export const vi = {
  clients,
  account,
  actions,
  dossier,
  dossiers,
  district,
  format,
  formTexts,
  frame,
  intake,
  mailbox,
  paper,
  papers,
  progress,
  reports,
  rules,
  setup,
  status,
  sync,
  ui,
  users,
} as const;
