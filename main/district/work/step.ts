import type { DistrictTx } from '../../../db/district/types.ts';
import type { CallName } from '../../../shared/contract/contract.ts';
import type { DistrictEventType } from '../../../shared/district/district-events.ts';
import type { BodyOf, PersonalOf } from '../../../shared/dossier/event-types.ts';
import { moves, whyNot } from '../../../shared/dossier/lifecycle.ts';
import { type Result, refuse } from '../../../shared/result.ts';
import type { CallContext } from '../../api/handlers.ts';
import { foreignHeads, type Naming, type Stepped, stepped } from '../../ledger/named-dossier.ts';
import { type Action, recordAction } from '../actions.ts';
import { actorOf, introduce } from '../actor.ts';
import { appendToLedger } from '../append-event.ts';
import { findCommuneLedger } from '../commune-ledger.ts';
import type { District } from '../district.ts';
import { doOnce } from '../once.ts';
import { type FoundDossier, findDossier, homeOf } from './find-dossier.ts';
import { whyNotTheirs } from './own-field.ts';

/** Moves that the tier above makes, by the table of moves; each is a word of the commune's ledger that travels down. */
type DistrictMove = 'decide' | 'requestSupplement' | 'repromise';

interface StepFacts<M extends DistrictMove> {
  readonly body: BodyOf<(typeof moves)[M]['event']>;
  readonly personal: PersonalOf<(typeof moves)[M]['event']> | null;
  /** The same deed as the district's own ledger tells it. */
  readonly action: Action<DistrictEventType>;
}

export interface StepAsked extends FoundDossier {
  readonly tx: DistrictTx;
  readonly at: number;
}

/**
 * One move of a dossier by somebody of the tier above: judged by the table of moves, then by `facts`, written as one
 * event of the commune's ledger; asked twice, done once. Refuses: dossier.*, district.field-not-theirs,
 * desk.actor-unknown, command.id-reused, store.*, and what `facts` refuses.
 */
export async function takeDistrictStep<M extends DistrictMove>(
  district: District,
  context: CallContext,
  { name: call, input }: { readonly name: CallName; readonly input: Naming },
  move: M,
  facts: (asked: StepAsked) => Result<StepFacts<M>> | Promise<Result<StepFacts<M>>>,
): Promise<Result<Stepped>> {
  const home = await homeOf(district.store.read, input);
  const done = await doOnce<Stepped>(district, {
    ...{ call, input, context, home },
    async work(tx, at) {
      const found = await findDossier(tx, input);
      if (!found.ok) return found;
      const { folded, state, commune } = found.value;
      const own = await findCommuneLedger(district, tx, commune);
      if (own === null) throw new Error('a dossier belongs to no commune of this district');
      const actor = await actorOf(tx, context);
      if (!actor.ok) return actor;
      const rule = whyNot(move, state, actor.value);
      if (rule !== null) return refuse(rule);
      const foreign = await whyNotTheirs(district, context.caller, state);
      if (foreign !== null) return { ok: false, refusal: foreign };
      const drafted = await facts({ ...found.value, tx, at });
      if (!drafted.ok) return drafted;
      const { body, personal, action } = drafted.value;
      await introduce(district, tx, own, actor.value);
      const event = await appendToLedger<(typeof moves)[M]['event']>(
        tx,
        { crypto: district.deps.crypto, ledger: own.ledger, at },
        {
          type: moves[move].event,
          actor: actor.value,
          dossier: folded.id,
          after: foreignHeads(folded, own.ledger),
          body,
          personal,
        },
      );
      if (move === 'decide')
        await tx.feedDecision({ commune, ledger: own.ledger, seq: event.header.seq, dossier: folded.id });
      await recordAction(district, tx, actor.value, action);
      return stepped(await tx.findFolded(folded.id), folded.id, event.header.seq);
    },
  });
  if (done.ok) district.changed(['dossiers', 'desks']);
  return done;
}
