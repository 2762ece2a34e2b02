import { statuses } from '../../../shared/dossier/status.ts';
import type { Args, OptionSpec } from './command.ts';
import { parseChoice } from './parse.ts';

const dueStates = ['overdue', 'today', 'soon'] as const;

/** What `desk list` and `district list` let be narrowed down. */
export const listOptions: Readonly<Record<string, OptionSpec>> = {
  search: { value: 'TEXT', help: 'name, number or code, with or without accents' },
  status: { value: 'STATUS', help: statuses.join(', ') },
  due: { value: 'STATE', help: 'overdue, today or soon (3 working days)' },
};

export function listFilter(args: Args) {
  const [search, status, due] = [args.text('search'), args.text('status'), args.text('due')];
  return {
    ...(search === undefined ? {} : { search }),
    ...(status === undefined ? {} : { status: parseChoice('status', status, statuses) }),
    ...(due === undefined ? {} : { due: parseChoice('due', due, dueStates) }),
  };
}
