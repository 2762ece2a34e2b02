import { withCardHead } from './card-head.ts';
import type { FieldState, Scan } from './scan.ts';

/**
 * Tells a keyboard-wedge scanner from fingers. A scanner types a citizen card's payload, wherever the focus is, faster
 * than anybody can, and ends it with Enter. What it typed is taken back out of the field; its Enter submits nothing.
 * Pure: the window's side hands in keys with their times and gets verdicts (`use-scanner.ts`).
 */

export interface WedgeKey {
  /** `KeyboardEvent.key`; an input method in between says `Process`. */
  readonly key: string;
  /** `KeyboardEvent.code`: which digit or letter it was when an input method hides it. */
  readonly code: string;
  readonly shift: boolean;
  /** Milliseconds, monotonic. */
  readonly at: number;
  /** Null when no text field has the focus. */
  readonly field: FieldState | null;
}

export type WedgeVerdict =
  /** A key like any other. */
  | { readonly kind: 'pass' }
  /**
   * A burst has begun with no field to go to. Swallow this key, and give the focus to a hidden field: what follows
   * must not press buttons, and letters that come without keys need a place to land.
   */
  | { readonly kind: 'hold' }
  /** The end of a scan: swallow this key. */
  | { readonly kind: 'scan'; readonly scan: Scan };

export interface Wedge {
  key(key: WedgeKey): WedgeVerdict;
  /** Text came without a key (an input method, a scanner that sends letters): the burst goes on. */
  text(at: number): void;
  /** Nothing came for a while: a scanner without Enter, or whose Enter an input method took. `now` is the field's state. */
  quiet(now: FieldState | null): Scan | null;
  /** How long after the last key to ask `quiet`. */
  readonly quietMs: number;
  /** How many signs of the running burst came so fast that no finger typed them. */
  readonly fastKeys: number;
}

/** Fingers rarely go below 60 ms between keys, scanners rarely above 20. */
const fastGapMs = 35;
/**
 * The more came fast, the longer a hiccup of a busy machine may be before it tears the burst in two. Nobody types four
 * keys at that pace and then goes on within the hiccup; twelve are a scanner's beyond doubt.
 */
const likelyAfter = 3;
const likelyGapMs = 120;
const sureAfter = 11;
const sureGapMs = 1500;
/** A payload that ends as cards do waits no longer than this for an Enter that some scanners do not send. */
const completeMs = 200;
const complete = /^\d{12}\|.*\|\d{8}$/s;
const shortestPayload = 20;
/** As the contract takes it. */
const longestPayload = 2000;
/** From this many fast keys on nothing may be pressed by them. */
const holdAfter = 3;

const silent = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'CapsLock', 'NumLock', 'Meta']);

interface Burst {
  readonly before: FieldState | null;
  typed: string;
  /** What came before the hidden field took over; null while it has not. */
  held: string | null;
  fast: number;
  lastAt: number;
}

export function createWedge(): Wedge {
  let burst: Burst | null = null;

  const finish = (now: FieldState | null): Scan | null => {
    const ended = burst;
    burst = null;
    if (!ended || ended.fast < sureAfter) return null;
    const written = ended.before ? inserted(ended.before, now) : (ended.held ?? '') + (now?.value ?? '');
    const payload = choosePayload([written, ended.typed]);
    return payload === null ? null : withCardHead({ payload, restore: ended.before });
  };

  return {
    get quietMs() {
      if (!burst || burst.fast < sureAfter) return likelyGapMs;
      return complete.test(burst.typed.trim()) ? completeMs : sureGapMs;
    },
    get fastKeys() {
      return burst?.fast ?? 0;
    },
    key(key) {
      const goesOn = burst !== null && isFast(burst, key.at);
      if (isEnd(key.key)) {
        const scan = goesOn ? finish(key.field) : null;
        burst = null;
        return scan ? { kind: 'scan', scan } : { kind: 'pass' };
      }
      if (!goesOn || !burst) burst = { before: key.field, typed: '', held: null, fast: -1, lastAt: key.at };
      burst.lastAt = key.at;
      if (!silent.has(key.key)) {
        burst.fast += 1;
        burst.typed = append(burst.typed, key);
      }
      if (burst.before !== null || burst.held !== null || burst.fast < holdAfter) return { kind: 'pass' };
      burst.held = burst.typed;
      return { kind: 'hold' };
    },
    text(at) {
      if (burst && isFast(burst, at)) burst.lastAt = at;
    },
    quiet: finish,
  };
}

/** How long a digit waits to be known as a finger's. */
export const fingerMs = 50;

function isFast({ fast, lastAt }: Burst, at: number): boolean {
  const gapMs = at - lastAt;
  return gapMs < (fast >= sureAfter ? sureGapMs : fast >= likelyAfter ? likelyGapMs : fastGapMs);
}

function isEnd(key: string): boolean {
  return key === 'Enter' || key === 'Tab';
}

/** The keys as text: what a field would hold if no input method stood between. */
function append(typed: string, { key, code, shift }: WedgeKey): string {
  if (key === 'Backspace') return typed.slice(0, -1);
  if ([...key].length === 1) return typed + key;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code);
  if (digit && !shift) return typed + digit[1];
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter?.[1]) return typed + (shift ? letter[1] : letter[1].toLowerCase());
  if (code === 'Backslash' && shift) return `${typed}|`;
  return code === 'Space' ? `${typed} ` : typed;
}

/** What stands in the field now that did not stand there before; an input method may have rewritten it on the way. */
function inserted(before: FieldState, now: FieldState | null): string {
  if (!now || before.field !== now.field) return '';
  const head = before.value.slice(0, before.start);
  const tail = before.value.slice(before.end);
  let from = 0;
  while (from < head.length && head[from] === now.value[from]) from += 1;
  return now.value.slice(from, now.value.endsWith(tail) ? now.value.length - tail.length : undefined);
}

/** The field's text keeps Vietnamese letters, the keys keep digits that an input method ate: the first that reads. */
function choosePayload(candidates: readonly string[]): string | null {
  const long = candidates
    .map((text) => text.trim())
    .filter((text) => text.includes('|') && text.length >= shortestPayload && text.length <= longestPayload);
  return long.find((text) => text.split('|').some((part) => /\d{12}$/.test(part.trim()))) ?? long[0] ?? null;
}
