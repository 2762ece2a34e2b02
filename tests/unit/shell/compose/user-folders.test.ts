import { expect, it } from 'vitest';
import { defaultDataDir, profileDir } from '../../../../main/shell/compose/user-folders.ts';

it('follows XDG on Linux, and its defaults where nothing absolute is set', () => {
  expect(profileDir({ HOME: '/h', XDG_STATE_HOME: '/s' }, 'linux')).toBe('/s/motcua-desk');
  expect(profileDir({ HOME: '/h', XDG_STATE_HOME: 'relative' }, 'linux')).toBe('/h/.local/state/motcua-desk');
  expect(defaultDataDir({ HOME: '/h' }, 'linux')).toBe('/h/.local/share/motcua-desk/desk');
});

it('stays in the local, not the roaming, profile on Windows', () => {
  const env = { HOME: 'C:/Users/a', LOCALAPPDATA: 'C:/Users/a/AppData/Local', APPDATA: 'C:/Users/a/AppData/Roaming' };
  expect(profileDir(env, 'win32')).toBe('C:/Users/a/AppData/Local/MotCuaDesk/state');
  expect(defaultDataDir(env, 'win32')).toBe('C:/Users/a/AppData/Local/MotCuaDesk/desk');
});

it('keeps state and data apart on macOS', () => {
  expect(profileDir({ HOME: '/Users/a' }, 'darwin')).toBe('/Users/a/Library/Application Support/MotCuaDesk/state');
  expect(defaultDataDir({ HOME: '/Users/a' }, 'darwin')).toBe('/Users/a/Library/Application Support/MotCuaDesk/desk');
});
