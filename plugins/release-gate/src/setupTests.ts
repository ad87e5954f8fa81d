import '@testing-library/jest-dom';
import { format } from 'node:util';

// The pages are whole, and machines that run the tests are busy.
jest.setTimeout(30_000);

// Warnings about the tools of the tests, not about what is tested.
const NOISE = [
  '[JSS] processedRuleToParse is not defined',
  'findDOMNode is deprecated',
];

/* eslint-disable no-console */
for (const level of ['error', 'warn'] as const) {
  const print = console[level];
  console[level] = (...args: unknown[]) => {
    if (!NOISE.some(noise => format(...args).includes(noise))) {
      print(...args);
    }
  };
}
