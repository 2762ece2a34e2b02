import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One process of a measurement that is asked by lines of JSON and answers each with one. */
export interface Child extends AsyncDisposable {
  /** What it said when it was ready. */
  readonly ready: Readonly<Record<string, unknown>>;
  ask(question: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
}

/** Starts `script` of this folder on the same Node and waits until it is ready. */
export async function startChild(script: string, ...args: readonly string[]): Promise<Child> {
  const program = [...process.execArgv, join(import.meta.dirname, script), ...args];
  const child: ChildProcess = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = child;
  if (stdin === null || stdout === null) throw new Error('a child without pipes');
  const exited = once(child, 'exit');
  const lines = createInterface({ input: stdout })[Symbol.asyncIterator]();
  async function answer(): Promise<Readonly<Record<string, unknown>>> {
    const line = await lines.next();
    if (line.done === true) throw new Error(`${script} ended before it answered`);
    const said: unknown = JSON.parse(line.value);
    if (typeof said !== 'object' || said === null) throw new Error(`${script} said ${line.value}`);
    return { ...said };
  }
  const ready = await answer();
  return {
    ready,
    async ask(question) {
      stdin.write(`${JSON.stringify(question)}\n`);
      return answer();
    },
    async [Symbol.asyncDispose]() {
      stdin.end();
      await exited;
    },
  };
}

/** The other end: answers each line of stdin, one after the other, until there are no more. */
export async function serveParent(
  ready: Readonly<Record<string, unknown>>,
  answers: Readonly<Record<string, (question: Readonly<Record<string, unknown>>) => Promise<object>>>,
): Promise<void> {
  const say = (answer: object) => void process.stdout.write(`${JSON.stringify(answer)}\n`);
  say(ready);
  for await (const line of createInterface({ input: process.stdin })) {
    const question: Record<string, unknown> = JSON.parse(line);
    const answer = question.do === 'used' ? used : answers[String(question.do)];
    if (answer === undefined) throw new Error(`nobody answers ${line}`);
    say(await answer(question));
  }
}

/** Processor time of this process so far. */
async function used(): Promise<{ readonly ms: number }> {
  const { user, system } = process.cpuUsage();
  return { ms: (user + system) / 1000 };
}
