import { startupReason } from './startupReason';

describe('startupReason', () => {
  it('is the sentence of the service that refused, without the wrapping', () => {
    const error = new Error(
      "Failed to instantiate service 'demo.guard' for 'root' because the factory function threw an error, Error: The backend refuses to start.",
    );

    expect(startupReason(error)).toBe('The backend refuses to start.');
  });

  it('is the message of any other error, without the stack', () => {
    expect(startupReason(new TypeError('No such port'))).toBe('No such port');
  });

  it('is whatever else was thrown, as text', () => {
    expect(startupReason('no')).toBe('no');
  });
});
