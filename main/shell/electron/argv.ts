/**
 * What the installed program takes on its command line: its own options and what desktops and its own installer add.
 * A list of what is allowed, because Chromium's list of switches is long, changes, and opens the page to others
 * (`--remote-debugging-port`, `--inspect`, `--no-sandbox`, `--load-extension`, …).
 */
const allowed: readonly RegExp[] = [
  /^--data=.+$/s,
  /^--ozone-platform(-hint)?=(auto|x11|wayland)$/,
  /^--force-device-scale-factor=\d(\.\d+)?$/,
  /^--disable-gpu$/,
  /^--(updated|force-run)$/,
];

/** The first argument that the installed program refuses, or null. `args` come after the program's own path. */
export function refusedArgument(args: readonly string[]): string | null {
  return args.find((arg) => !allowed.some((shape) => shape.test(arg))) ?? null;
}

/** Folder that `--data=DIR` names; null where it is not given. */
export function dataFolderOf(args: readonly string[]): string | null {
  const given = args.find((arg) => arg.startsWith('--data='));
  return given === undefined ? null : given.slice('--data='.length) || null;
}
