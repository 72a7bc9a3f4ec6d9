/** One line for each fault as soon as it is known how it ended, and how many there were. */
export default class FaultsReporter {
  #passed = 0;
  #failed = 0;

  onTestCaseResult(test) {
    const { state, errors = [] } = test.result();
    if (state !== 'passed' && state !== 'failed') return;
    if (state === 'passed') this.#passed += 1;
    else this.#failed += 1;
    const seconds = ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1);
    console.log(`${state}  ${seconds.padStart(6)} s  ${test.fullName.replaceAll(' > ', ' ')}`);
    for (const { message } of errors) console.log(`          ${String(message).split('\n')[0]}`);
  }

  onTestRunEnd(_modules, unhandled) {
    for (const { message } of unhandled) console.log(`failed            ${message}`);
    console.log(`${this.#passed} passed, ${this.#failed + unhandled.length} failed`);
  }
}
