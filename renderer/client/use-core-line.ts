import { useEffect, useState } from 'react';
import { useClient } from './ClientProvider.tsx';

/** Whether this window is connected to its own program (not the network). */
export function useCoreLine(): boolean {
  const { client } = useClient();
  const [up, setUp] = useState(true);
  useEffect(() => client.onLine(setUp), [client]);
  return up;
}
