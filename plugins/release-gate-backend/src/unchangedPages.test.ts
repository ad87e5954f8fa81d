import {
  PAYMENTS,
  type ReleaseGate,
  startReleaseGate,
} from './testUtils/startReleaseGate';
import { startRelease } from './testUtils/walkThrough';

describe('a page that is read again', () => {
  let gate: ReleaseGate;
  let id: string;

  beforeAll(async () => {
    gate = await startReleaseGate();
    ({ id } = await startRelease(gate));
  });

  afterAll(() => gate.stop());

  const paths = () => [`/releases/${id}`, `/summary?entityRef=${PAYMENTS}`];
  const read = async (path: string, tag?: string, as = 'engineer') => {
    const { status, headers, text } = await gate
      .user(as)
      .get(path)
      .set(tag === undefined ? {} : { 'If-None-Match': tag });
    return { status, tag: headers.etag as string, text, headers };
  };

  it('is not sent again while nothing has changed', async () => {
    for (const path of paths()) {
      const first = await read(path);
      expect(first).toMatchObject({ status: 200, tag: expect.any(String) });
      expect(first.headers['cache-control']).toBe('private, no-cache');
      expect(await read(path, first.tag)).toMatchObject({
        status: 304,
        tag: first.tag,
        text: '',
      });
    }
  });

  it('is sent again as soon as something has changed', async () => {
    const before = await Promise.all(paths().map(path => read(path)));
    await gate
      .user('engineer')
      .post(`/releases/${id}/items/tests-passing/complete`)
      .send({ note: 'green' })
      .expect(200);
    for (const [index, path] of paths().entries()) {
      const { tag } = before[index];
      expect(await read(path, tag)).toMatchObject({
        status: 200,
        tag: expect.not.stringMatching(tag),
      });
    }
  });

  it('is another page for somebody who may do something else', async () => {
    for (const path of paths()) {
      const { tag } = await read(path);
      expect(await read(path, tag, 'director')).toMatchObject({ status: 200 });
    }
  });

  it('is sent to whoever may read it only', async () => {
    const [path] = paths();
    const { tag } = await read(path);
    const answer = await gate.nobody.get(path).set({ 'If-None-Match': tag });
    expect(answer.status).toBe(401);
  });
});
