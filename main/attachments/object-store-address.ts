import { type Result, refuse } from '../../shared/result.ts';

/** A store that speaks S3, and the key to it. */
export interface ObjectStoreAddress {
  /** `https://server` or `https://server:port`. */
  readonly origin: string;
  readonly bucket: string;
  /** What the names of all objects begin with: empty, or ending in a slash. */
  readonly prefix: string;
  readonly region: string;
  readonly keyId: string;
  /** Never logged. */
  readonly secret: string;
}

const defaultRegion = 'us-east-1';

/** `https://KEY:SECRET@server/bucket/prefix?region=NAME`; prefix and region may be left out. Refuses: store.objects-address. */
export function readObjectStoreAddress(text: string): Result<ObjectStoreAddress> {
  const trimmed = text.trim();
  const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
  const [bucket = '', ...rest] = (url?.pathname ?? '').split('/').filter((part) => part !== '');
  const isHttp = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url === null || !isHttp || url.username === '' || url.password === '' || !/^[a-z0-9.-]{3,63}$/.test(bucket))
    return refuse('store.objects-address');
  if (rest.some((part) => !/^[A-Za-z0-9._-]+$/.test(part))) return refuse('store.objects-address');
  return {
    ok: true,
    value: {
      origin: url.origin,
      bucket,
      prefix: rest.length === 0 ? '' : `${rest.join('/')}/`,
      region: url.searchParams.get('region') ?? defaultRegion,
      keyId: decodeURIComponent(url.username),
      secret: decodeURIComponent(url.password),
    },
  };
}
