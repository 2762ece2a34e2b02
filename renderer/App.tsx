import { useState } from 'react';
import classes from './App.module.css';
import { useCall } from './client/use-call.ts';
import { DeskFrame } from './frame/DeskFrame.tsx';
import { DistrictFrame } from './frame/DistrictFrame.tsx';
import { LockedScreen } from './screens/setup/LockedScreen.tsx';
import { SetupScreen } from './screens/setup/SetupScreen.tsx';
import { browserShelf } from './session/browser-shelf.ts';
import { createWindowClock } from './session/clock.ts';
import { type Hello, SessionProvider } from './session/SessionProvider.tsx';
import { createViewStore } from './session/view-store.ts';
import { Busy } from './ui/Busy.tsx';
import { ErrorNote } from './ui/ErrorNote.tsx';

/** One program, three faces: not set up yet, a desk, the tier above. */
export function App() {
  const [view] = useState(() => createViewStore({ shelf: browserShelf }));
  const [clock] = useState(() => createWindowClock(() => performance.now()));
  const [held, setHeld] = useState(false);
  const { data: hello, error, refetch } = useCall('app.hello', {});
  if (!hello) {
    return <div className={classes.alone}>{error ? <ErrorNote error={error} onRetry={refetch} /> : <Busy />}</div>;
  }
  clock.set(hello.now);
  return (
    <SessionProvider hello={hello} clock={clock} view={view}>
      <Face mode={held ? 'setup' : hello.mode} onHold={setHeld} />
    </SessionProvider>
  );
}

/** What this window is now. */
function Face({ mode, onHold }: { readonly mode: Hello['mode']; readonly onHold: (hold: boolean) => void }) {
  switch (mode) {
    case 'setup':
      return <SetupScreen onHold={onHold} />;
    case 'locked':
      return <LockedScreen />;
    case 'desk':
      return <DeskFrame />;
    case 'district':
      return <DistrictFrame />;
  }
}
