import { openSpotlight } from '@mantine/spotlight';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallOutput } from '../../shared/contract/contract.ts';
import { useCall } from '../client/use-call.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { ActorMenu } from './ActorMenu.tsx';
import { ClockDialog } from './ClockDialog.tsx';
import { ClockNote } from './ClockNote.tsx';
import { DeskNet } from './DeskNet.tsx';
import { Finder } from './Finder.tsx';
import { FindField } from './FindField.tsx';
import { FrameLayout } from './FrameLayout.tsx';
import { NavRail } from './NavRail.tsx';
import { deskPlaces } from './places.ts';
import type { Route } from './route.ts';
import { Screen } from './Screen.tsx';
import { TopBar } from './TopBar.tsx';
import { Training } from './Training.tsx';
import { useRoute } from './use-route.ts';

type DeskNames = Pick<CallOutput<'desk.status'>, 'desk' | 'deskName' | 'province'>;

const home: Route = { place: 'intake' };

/** A desk's window. */
export function DeskFrame() {
  const { t } = useTranslation();
  const { hello } = useSession();
  const status = useCall('desk.status', {});
  const [clockLater, setClockLater] = useState(false);
  const route = useRoute(home);
  const desk = status.data ?? hello.desk;
  const warning = desk?.clockWarning ?? null;

  return (
    <FrameLayout
      places={deskPlaces}
      training={hello.training}
      top={
        <TopBar
          name={desk ? t('frame.office.name', { commune: lowerFirst(desk.communeName) }) : ''}
          remark={desk ? deskRemark(desk, t) : ''}
          find={<FindField label={t('frame.find.place')} onOpen={openSpotlight} />}
          net={<DeskNet />}
          who={<ActorMenu />}
        />
      }
      rail={<NavRail places={deskPlaces} current={route.place} counts={{}} />}
      notes={
        <>
          {hello.training ? <Training /> : null}
          {warning && clockLater ? <ClockNote onAsk={() => setClockLater(false)} /> : null}
        </>
      }
    >
      <Screen route={route} />
      <Finder places={deskPlaces} canTake />
      {warning && !clockLater ? (
        <ClockDialog warning={warning} onConfirmed={status.refetch} onLater={() => setClockLater(true)} />
      ) : null}
    </FrameLayout>
  );
}

function deskRemark({ desk, deskName: name, province }: DeskNames, t: TFunction): string {
  return name === ''
    ? t('frame.office.desk', { desk, province })
    : t('frame.office.deskNamed', { desk, name, province });
}

/** `Xã Lâm Bình` within a name: `Một cửa xã Lâm Bình`. */
function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('vi') + text.slice(1);
}
