import { errorOf } from './errorOf';

const answer = (status: number, error: object) =>
  new Response(JSON.stringify({ error, response: { statusCode: status } }), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });

describe('an answer that is not a success', () => {
  it.each([
    [400, 'InputError'],
    [401, 'AuthenticationError'],
    [403, 'NotAllowedError'],
    [404, 'NotFoundError'],
    [409, 'ConflictError'],
    [413, 'InputError'],
    [429, 'ServiceUnavailableError'],
    [503, 'ServiceUnavailableError'],
  ])(
    'of status %d is a %s in the words of Release Gate',
    async (status, name) => {
      const error = await errorOf(
        answer(status, { name: 'Any', message: 'A sentence', code: 'a-code' }),
      );
      expect(error).toMatchObject({
        name,
        message: 'A sentence',
        code: 'a-code',
      });
    },
  );

  it('of another status is a failure of Release Gate', async () => {
    const error = await errorOf(
      answer(500, { name: 'Error', message: 'An internal error occurred' }),
    );
    expect(error.message).toBe(
      'Release Gate failed; caused by Error: An internal error occurred',
    );
  });

  it('of somebody in between is not repeated', async () => {
    const error = await errorOf(
      new Response('<html>Bad Gateway</html>', {
        status: 502,
        statusText: 'Bad Gateway',
        headers: { 'content-type': 'text/html' },
      }),
    );
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Release Gate answered 502 Bad Gateway',
    });
  });
});
