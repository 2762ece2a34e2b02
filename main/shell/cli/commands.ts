import type { Command } from './command.ts';
import { deskCommands } from './commands/desk.ts';
import { deskExchangeCommands } from './commands/desk-exchange.ts';
import { deskInit } from './commands/desk-init.ts';
import { deskPrint } from './commands/desk-print.ts';
import { districtCommands } from './commands/district.ts';
import { districtDeskCommands } from './commands/district-desks.ts';
import { districtIntakeCommands } from './commands/district-intake.ts';
import { districtPublishCommands } from './commands/district-publish.ts';
import { districtUserCommands } from './commands/district-users.ts';
import { due } from './commands/due.ts';
import { folderCommands } from './commands/folder.ts';
import { toolCommands } from './commands/tools.ts';

/** Every command, in the order of the usage text. What is named here may grow, not change. */
export const commands: readonly Command[] = [
  deskInit,
  ...deskCommands,
  ...deskExchangeCommands,
  deskPrint,
  ...districtDeskCommands,
  ...districtIntakeCommands,
  ...districtCommands,
  ...districtPublishCommands,
  ...districtUserCommands,
  ...folderCommands,
  due,
  ...toolCommands,
];
