import { useTranslation } from 'react-i18next';
import { Key } from '../ui/Key.tsx';
import { NavFoot } from './NavFoot.tsx';
import classes from './NavRail.module.css';
import { type Place, placeKeys } from './places.ts';
import type { Route } from './route.ts';
import { writeRoute } from './route.ts';

interface NavRailProps {
  readonly places: readonly Place[];
  readonly current: Route['place'];
  /** How many wait at a place; shown where it is above 0. */
  readonly counts: Partial<Record<Place['place'], number>>;
}

/** The places at the left, each with its key, and today's date at the foot. */
export function NavRail({ places, current, counts }: NavRailProps) {
  const { t } = useTranslation();
  const shown = current === 'dossier' ? 'dossiers' : current;
  const firstAside = places.findIndex(({ aside }) => aside);
  return (
    <nav className={classes.rail} aria-label={t('frame.place.all')}>
      {places.map(({ place, keyName, icon: Icon }, at) => (
        <a
          key={place}
          href={writeRoute({ place })}
          className={classes.place}
          aria-current={place === shown ? 'page' : undefined}
          data-first-aside={at === firstAside || undefined}
        >
          <Icon className={classes.icon} aria-hidden="true" />
          <span className={classes.name}>{t(placeKeys[place])}</span>
          {counts[place] ? <span className={classes.count}>{counts[place]}</span> : null}
          <Key name={keyName} />
        </a>
      ))}
      <NavFoot />
    </nav>
  );
}
