import type { TicketTracker, WebhookDelivery } from '../trackers/TicketTracker';
import {
  type TrackerSubject,
  itKeepsTheTrackerContract,
  unlimitedCall,
} from './trackerContract';

/**
 * A ticket tracker, and the means to make the world do what the contract needs.
 *
 * @public
 */
export interface TicketTrackerSubject extends TrackerSubject<TicketTracker> {
  /** The service whose tickets are asked for. */
  readonly entityRef: string;
  /** Makes a ticket of the service; the ids are '1', '2' and so on. */
  put(id: string, state: 'open' | 'closed'): void;
}

/** What a ticket tracker can do beyond being read. @public */
export interface TicketTrackerOffers {
  readonly closes: boolean;
  /** Signs a message as the tracker does, for the project of that name; undefined where it sends none. */
  readonly webhook:
    | {
        readonly project: string;
        readonly sign: (body: Uint8Array) => WebhookDelivery;
      }
    | undefined;
}

/**
 * What every ticket tracker promises, as tests. To be called in a test file.
 *
 * @public
 */
export function describeTicketTracker(
  name: string,
  offers: TicketTrackerOffers,
  start: () => Promise<TicketTrackerSubject>,
): void {
  describe(`${name}, as a ticket tracker`, () => {
    let subject: TicketTrackerSubject;
    const read = (id: string, call = unlimitedCall()) =>
      subject.tracker.read({ entityRef: subject.entityRef, id }, call);
    const search = async (query: object = {}, call = unlimitedCall()) => {
      const found = await subject.tracker.search(
        { entityRef: subject.entityRef, limit: 100, ...query },
        call,
      );
      return found.map(({ id }) => id).sort();
    };

    beforeEach(async () => {
      subject = await start();
    });

    afterEach(async () => {
      await subject.stop();
    });

    const close = async (id: string, call = unlimitedCall()) =>
      subject.tracker.close?.({ entityRef: subject.entityRef, id }, call);

    itKeepsTheTrackerContract(() => subject, {
      read: call => read('1', call),
      search: call => search({}, call),
      ...(offers.closes && { close: call => close('1', call) }),
    });

    it('reads whether a ticket is closed', async () => {
      subject.put('1', 'open');
      subject.put('2', 'closed');
      expect(await read('1')).toMatchObject({ closed: false });
      expect(await read('2')).toMatchObject({
        closed: true,
        title: expect.stringMatching(/./),
        state: expect.stringMatching(/./),
      });
    });

    it('says of a ticket that is not there that there is none', async () => {
      subject.put('1', 'open');
      expect(await read('99')).toBeUndefined();
      expect(await search({ id: '99' })).toEqual([]);
    });

    it('finds tickets by id and by state, and as many as are asked for', async () => {
      subject.put('1', 'open');
      subject.put('2', 'closed');
      subject.put('3', 'open');
      expect(await search()).toEqual(['1', '2', '3']);
      expect(await search({ id: '3' })).toEqual(['3']);
      expect(await search({ state: 'open' })).toEqual(['1', '3']);
      expect(await search({ state: 'closed' })).toEqual(['2']);
      expect(await search({ limit: 2 })).toHaveLength(2);
    });

    if (offers.closes) {
      it('closes a ticket, and leaves one that is closed as it is', async () => {
        subject.put('1', 'open');
        await close('1');
        expect(await read('1')).toMatchObject({ closed: true });
        await close('1');
        expect(await read('1')).toMatchObject({ closed: true });
      });
    } else {
      it('does not pretend that it can close a ticket', () => {
        expect(subject.tracker.close).toBeUndefined();
      });
    }

    const { webhook } = offers;
    if (webhook) {
      const { project, sign } = webhook;
      const receive = (delivery: WebhookDelivery, to = project) =>
        subject.tracker.receive?.(to, delivery);

      it('knows its own messages, and the same message again by its key', () => {
        const delivery = sign(Buffer.from('{"n":1}'));
        const receipt = receive(delivery);
        expect(receipt).toMatchObject({ isAuthentic: true });
        expect(receive(delivery)).toEqual(receipt);
        expect(receive(sign(Buffer.from('{"number":2}')))).not.toEqual(receipt);
      });

      it('takes no message that was changed, is unsigned, or is for a project that it does not know', () => {
        const delivery = sign(Buffer.from('{"n":1}'));
        const body = Buffer.from('{"n":1, "more":2}');
        for (const receipt of [
          receive({ ...delivery, body }),
          receive({ ...delivery, headers: {} }),
          receive(delivery, 'no-such-project'),
        ]) {
          expect(receipt).toEqual({ isAuthentic: false });
        }
      });
    } else {
      it('does not pretend that it sends messages', () => {
        expect(subject.tracker.receive).toBeUndefined();
      });
    }
  });
}
