import type { KeyWrap } from '../../ports.ts';
import type { ElectronModule } from './electron-module.ts';

interface SafeStorageDeps {
  readonly platform: NodeJS.Platform;
  /**
   * Whether the administrator of this machine accepts keys that any program of the same user can read: Linux without a
   * keyring, where Electron would encrypt under a password that is in its source.
   */
  readonly allowPlainText: boolean;
}

/**
 * Keys wrapped by the system's safe storage (DPAPI, Keychain, libsecret, KWallet). Null where there is none that keeps
 * anything from other programs; the desk then asks for a passphrase. Only after the app is ready.
 * Electron 45 calls the synchronous form deprecated; what it wrote stays readable by the asynchronous one.
 */
export function createSafeStorageWrap(
  { safeStorage }: Pick<ElectronModule, 'safeStorage'>,
  { platform, allowPlainText }: SafeStorageDeps,
): KeyWrap | null {
  if (!safeStorage.isEncryptionAvailable()) return null;
  if (platform === 'linux' && !allowPlainText && !isRealBackend(safeStorage.getSelectedStorageBackend())) return null;
  return {
    kind: 'safeStorage',
    wrap: (masterKey) => new Uint8Array(safeStorage.encryptString(Buffer.from(masterKey).toString('base64'))),
    unwrap: (wrapped) => {
      try {
        return new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(wrapped)), 'base64'));
      } catch {
        // Another user, another machine or altered bytes: Electron says so by throwing.
        return null;
      }
    },
  };
}

type Backend = ReturnType<ElectronModule['safeStorage']['getSelectedStorageBackend']>;
const realBackends: readonly Backend[] = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6'];

function isRealBackend(backend: Backend): boolean {
  return realBackends.includes(backend);
}
