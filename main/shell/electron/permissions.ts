import type { Session } from 'electron';
import type { SessionPart } from './electron-module.ts';
import { isOwnOrigin, isOwnUrl } from './origin.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type CheckHandler = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;

/** Denies every permission and device but one: the camera's picture, without sound, for our own page (card scan). */
export function lockPermissions(session: SessionPart): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isCameraRequest(permission, details)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    isCameraCheck(permission, origin, details),
  );
  session.setDevicePermissionHandler(() => false);
}

function isCameraRequest(permission: Parameters<RequestHandler>[1], details: Parameters<RequestHandler>[3]): boolean {
  if (permission !== 'media' || !details.isMainFrame || !isOwnUrl(details.requestingUrl)) return false;
  const types = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
  return types.length > 0 && types.every((type) => type === 'video');
}

function isCameraCheck(
  permission: Parameters<CheckHandler>[1],
  origin: string,
  details: Parameters<CheckHandler>[3],
): boolean {
  return permission === 'media' && details.mediaType === 'video' && details.isMainFrame && isOwnOrigin(origin);
}
