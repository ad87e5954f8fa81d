import { HintFollower } from './HintFollower';

/** Looks that end only when they are told to. */
function heldLooks() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  return {
    begun,
    look: (trackerId: string) => {
      begun.push(trackerId);
      return new Promise<void>(resolve => ends.push(resolve));
    },
    end: () => ends.shift()?.(),
  };
}

/** Lets everything go on that can. */
const settle = () => new Promise(resolve => setImmediate(resolve));

it('a hundred hints of a tracker while one is followed are one look more', async () => {
  const looks = heldLooks();
  const follower = new HintFollower(looks.look);
  const following = Array.from({ length: 101 }, () => follower.follow('desk'));
  expect(looks.begun).toEqual(['desk']);
  looks.end();
  await settle();
  looks.end();
  await Promise.all(following);
  expect(looks.begun).toEqual(['desk', 'desk']);
});

it('a hint that comes during a look is looked at afterwards, and another tracker does not wait', async () => {
  const looks = heldLooks();
  const follower = new HintFollower(looks.look);
  const first = follower.follow('desk');
  await settle();
  const second = follower.follow('desk');
  const other = follower.follow('board');
  expect(looks.begun).toEqual(['desk', 'board']);
  looks.end();
  await settle();
  expect(looks.begun).toEqual(['desk', 'board', 'desk']);
  looks.end();
  looks.end();
  await Promise.all([first, second, other]);
});

it('a look that failed does not keep the next hint from being followed', async () => {
  let isDown = true;
  const follower = new HintFollower(async () => {
    if (isDown) {
      throw new Error('down');
    }
  });
  await expect(follower.follow('desk')).rejects.toThrow('down');
  isDown = false;
  await expect(follower.follow('desk')).resolves.toBeUndefined();
});
