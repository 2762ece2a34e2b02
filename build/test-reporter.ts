import { writeFileSync } from 'node:fs';
import type { Reporter, SerializedError, TestCase, TestModule, TestSuite } from 'vitest/node';

export interface Tally {
  passed: number;
  failed: number;
  skipped: { name: string; reason: string }[];
  failures: string[];
}

/** Counts one vitest run into the file that MOTCUA_TALLY names, with the reason of every skipped test. */
export default class TallyReporter implements Reporter {
  readonly #tally: Tally = { passed: 0, failed: 0, skipped: [], failures: [] };

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    const name = `${test.module.relativeModuleId} > ${test.fullName}`;
    if (result.state === 'passed') this.#tally.passed += 1;
    else if (result.state === 'skipped') this.#tally.skipped.push({ name, reason: result.note ?? 'no reason given' });
    else this.#fail(name);
  }

  /** A file that cannot be loaded, or a hook that throws, has no failing test of its own and counts as one. */
  onTestModuleEnd(module: TestModule): void {
    if (module.errors().length > 0) this.#fail(module.relativeModuleId);
  }

  onTestSuiteResult(suite: TestSuite): void {
    if (suite.errors().length > 0) this.#fail(`${suite.module.relativeModuleId} > ${suite.fullName}`);
  }

  onTestRunEnd(_modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    for (const error of unhandled) this.#fail(`unhandled: ${error.message}`);
    const file = process.env.MOTCUA_TALLY;
    if (file !== undefined) writeFileSync(file, JSON.stringify(this.#tally));
  }

  #fail(name: string): void {
    this.#tally.failed += 1;
    this.#tally.failures.push(name);
  }
}
