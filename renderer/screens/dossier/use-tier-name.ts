import { useSession } from '../../session/SessionProvider.tsx';

/** What the tier above is called here. */
export function useTierName(): string {
  const { hello } = useSession();
  return hello.desk?.tierName ?? hello.district?.tierName ?? '';
}
