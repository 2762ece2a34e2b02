import { ok } from '../../../shared/result.ts';
import type { Handlers } from '../../api/handlers.ts';
import { iso } from '../../ledger/answers.ts';
import type { District } from '../district.ts';
import { askAgain, keptFile, lookInto } from './kept.ts';
import { layAside, takeBack } from './laid-aside.ts';
import { settle } from './settle.ts';

/** What can be done about things that need a look. */
export function attentionHandlers(district: District) {
  return {
    'batch.look': (input) => lookInto(district, input),
    'batch.file': (input) => keptFile(district, input),
    'batch.askAgain': (input) => askAgain(district, input),
    'attention.laidAside': async () =>
      ok((await district.store.read.listLaidAside()).map(({ at, ...record }) => ({ ...record, at: iso(at) }))),
    'attention.layAside': (input, context) => layAside(district, input, context),
    'attention.takeBack': (input, context) => takeBack(district, input, context),
    'dossier.settle': (input, context) => settle(district, input, context),
  } as const satisfies Handlers;
}
