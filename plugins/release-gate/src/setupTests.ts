import '@testing-library/jest-dom';

// The pages are whole, and machines that run the tests are busy.
jest.setTimeout(30_000);
