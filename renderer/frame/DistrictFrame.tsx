import { openSpotlight } from '@mantine/spotlight';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../client/use-call.ts';
import { useCoreLine } from '../client/use-core-line.ts';
import { useSession } from '../session/SessionProvider.tsx';
import { useMay } from '../session/use-may.ts';
import { ActorMenu } from './ActorMenu.tsx';
import { Finder } from './Finder.tsx';
import { FindField } from './FindField.tsx';
import { FrameLayout } from './FrameLayout.tsx';
import { NavRail } from './NavRail.tsx';
import { NetPill } from './NetPill.tsx';
import { districtPlaces } from './places.ts';
import type { Route } from './route.ts';
import { Screen } from './Screen.tsx';
import { SignInNote } from './SignInNote.tsx';
import { TopBar } from './TopBar.tsx';
import { useRoute } from './use-route.ts';

const home: Route = { place: 'batches' };

/** The window of the tier above. */
export function DistrictFrame() {
  const { t } = useTranslation();
  const { hello } = useSession();
  const lineUp = useCoreLine();
  const may = useMay();
  const places = useMemo(() => districtPlaces.filter(({ asks }) => asks === undefined || may(asks)), [may]);
  const { data } = useCall('district.status', {});
  const route = useRoute(home);
  const attention = data ? data.refused + data.forked + data.parked + data.conflicts + data.withheld : 0;

  return (
    <FrameLayout
      places={places}
      training={hello.training}
      top={
        <TopBar
          name={data?.name ?? hello.district?.name ?? ''}
          remark={data ? t('frame.office.district', { communes: data.communes }) : (hello.district?.tierName ?? '')}
          find={<FindField label={t('frame.find.placeDistrict')} onOpen={openSpotlight} />}
          net={
            lineUp ? (
              <NetPill tone="on" words={t('frame.net.district')} />
            ) : (
              <NetPill tone="lost" words={t('frame.net.coreLost')} />
            )
          }
          who={<ActorMenu />}
        />
      }
      rail={<NavRail places={places} current={route.place} counts={{ attention }} />}
      notes={lineUp || hello.user === null ? null : <SignInNote />}
    >
      <Screen route={route} />
      <Finder places={places} canTake={false} />
    </FrameLayout>
  );
}
