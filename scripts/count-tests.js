// Prints how many tests passed and how many failed in the vitest reports that are given as arguments.
import { existsSync, readFileSync } from 'node:fs';

// A shell without a match hands over the pattern itself: a run that never came to its tests has no report.
const reports = process.argv.slice(2).filter(existsSync);
let passed = 0;
let failed = 0;
for (const report of reports) {
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
  passed += numPassedTests;
  // A file that cannot even be loaded has no test in it that could fail.
  failed +=
    numFailedTests +
    testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
}
console.log(`${passed} ${failed}`);
