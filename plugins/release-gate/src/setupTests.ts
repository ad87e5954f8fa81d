import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// Limits are there to end what hangs: the pages are whole, and machines that run the tests are busy.
jest.setTimeout(300_000);
configure({ asyncUtilTimeout: 60_000 });
