import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WireError } from '../../../shared/contract/envelope.ts';
import type { RulesKind } from '../../../shared/rules/draft.ts';
import { grouped } from '../../format/grouped.ts';
import { useFormat } from '../../format/use-format.ts';
import { versionWord } from '../../format/version-word.ts';
import { Action } from '../../ui/Action.tsx';
import beside from '../../ui/beside.module.css';
import { ErrorNote } from '../../ui/ErrorNote.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { DeskAddress } from './DeskAddress.tsx';
import type { DeskRow } from './desk-row.ts';
import { deskWords } from './desk-words.ts';
import classes from './district.module.css';
import { RenameDesk } from './RenameDesk.tsx';
import { ShutOut } from './ShutOut.tsx';

interface DeskSideProps {
  readonly desk: DeskRow | null;
  /** What the last deed came to, in words. */
  readonly done: string | null;
  readonly error: WireError | null;
  readonly busy: boolean;
  readonly onDown: (desk: DeskRow) => void;
  readonly onReplace: (desk: DeskRow) => void;
  readonly onDone: (done: string) => void;
}

/** One desk: what is known of it and what can be done to it. Shutting it out has the side to itself. */
export function DeskSide({ desk, done, error, ...deeds }: DeskSideProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | null>(null);
  const key = desk === null ? null : `${desk.ledger} ${desk.state}`;
  return (
    <div className={beside.detail}>
      {done ? (
        <p className={beside.done} role="status">
          {done}
        </p>
      ) : null}
      {error ? <ErrorNote error={error} /> : null}
      {desk ? (
        <>
          <div className={classes.title}>
            <h2>{deskWords(desk, t)}</h2>
            {desk.ledger ? <small className={classes.ledger}>{desk.ledger}</small> : null}
          </div>
          {asked === key ? (
            <ShutOut key={key} desk={desk} onDone={deeds.onDone} onBack={() => setAsked(null)} />
          ) : (
            <>
              <div className={classes.known}>
                <DeskFacts desk={desk} />
                <p className={beside.hint}>{hintOf(desk, t)}</p>
              </div>
              <DeskDeeds desk={desk} {...deeds} onShutOut={() => setAsked(key)} />
            </>
          )}
        </>
      ) : (
        <p className={classes.pick}>{t('district.desks.side.pick')}</p>
      )}
    </div>
  );
}

function DeskFacts({ desk }: { readonly desk: DeskRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  const when = (at: string | null): string => (at ? format.near(at) : t('district.desks.row.never'));
  return (
    <FactList
      facts={[
        { label: t('district.desks.side.heard'), value: when(desk.lastHeardAt) },
        { label: t('district.desks.side.complete'), value: when(desk.completeUpTo) },
        { label: t('district.desks.side.lastSeq'), value: grouped(desk.lastSeq) },
        ...(desk.saidUpTo > desk.lastSeq
          ? [{ label: t('district.desks.side.said'), value: grouped(desk.saidUpTo) }]
          : []),
        { label: t('district.desks.side.dossiers'), value: grouped(desk.dossiers) },
        ...(desk.generation > 0 ? [{ label: t('district.desks.side.generation'), value: desk.generation }] : []),
        ...(desk.ledger
          ? [
              {
                label: t('district.desks.address.fact'),
                value: <DeskAddress key={`${desk.commune} ${desk.desk}`} desk={desk} />,
              },
            ]
          : []),
        ...desk.rules.map(({ kind, version, held }) => ({
          label: t(ruleKeys[kind]),
          value: t(held ? 'district.desks.rules.versionHeld' : 'district.desks.rules.versionWaiting', {
            version: versionWord(version, { t, format }),
          }),
          wide: true,
        })),
      ]}
    />
  );
}

const ruleKeys = {
  catalogue: 'district.desks.side.catalogue',
  calendar: 'district.desks.side.calendar',
  forms: 'district.desks.side.forms',
} as const satisfies Record<RulesKind, string>;

function hintOf({ state }: DeskRow, t: TFunction): string {
  if (state === 'invited') return t('district.desks.side.invitedHint');
  return state === 'revoked' ? t('district.desks.shutOut.hint') : t('district.desks.side.downHint');
}

interface DeskDeedsProps extends Pick<DeskSideProps, 'busy' | 'onDown' | 'onReplace'> {
  readonly desk: DeskRow;
  readonly onShutOut: () => void;
}

function DeskDeeds({ desk, busy, onDown, onReplace, onShutOut }: DeskDeedsProps) {
  const { t } = useTranslation();
  const isRevoked = desk.state === 'revoked';
  if (desk.state === 'invited') return null;
  return (
    <div className={beside.buttons}>
      {isRevoked ? null : (
        <Action wide label={t('district.desks.action.down')} busy={busy} onAct={() => onDown(desk)} />
      )}
      <div className={beside.rare}>
        <RenameDesk key={`${desk.commune} ${desk.desk}`} desk={desk} />
        <Action kind="quiet" label={t('district.desks.side.replace')} onAct={() => onReplace(desk)} />
        <Action
          kind="quiet"
          label={isRevoked ? t('district.desks.shutOut.admit') : t('district.desks.shutOut.revoke')}
          onAct={onShutOut}
        />
      </div>
    </div>
  );
}
