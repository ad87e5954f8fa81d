import {
  type TrackerCall,
  TrackerRejection,
} from 'backstage-plugin-release-gate-node';
import type { ClockifyClient } from './ClockifyClient';
import { hasStatus } from './ClockifyHttp';
import { RememberedAnswers } from './RememberedAnswers';
import type { ServiceDirectory } from './ServiceDirectory';
import type { ClockifyUser } from './schemas';

/** A person in Clockify. */
export interface FoundPerson {
  readonly userId: string;
  /** Whether the key is theirs: entries of others need more rights. */
  readonly isKeyOwner: boolean;
}

/** Who somebody of the catalog is in Clockify. */
export class PersonLookup {
  readonly #client: ClockifyClient;
  readonly #directory: ServiceDirectory;
  readonly #users = new RememberedAnswers<ClockifyUser>();

  constructor(options: {
    readonly client: ClockifyClient;
    readonly directory: ServiceDirectory;
  }) {
    this.#client = options.client;
    this.#directory = options.directory;
  }

  forgetAll(): void {
    this.#users.forgetAll();
  }

  /** Whom the key acts as. */
  me(call: TrackerCall): Promise<ClockifyUser> {
    return this.#users.get('me', () => this.#client.me(call));
  }

  /** @throws TrackerRejection where it is not clear who that is */
  async find(personRef: string, call: TrackerCall): Promise<FoundPerson> {
    const [me, known] = await Promise.all([
      this.me(call),
      this.#directory.person(personRef),
    ]);
    if (known.userId !== undefined) {
      return { userId: known.userId, isKeyOwner: known.userId === me.id };
    }
    const email = known.email?.toLowerCase();
    if (email === undefined) {
      throw new TrackerRejection(
        `The catalog has neither an e-mail nor the annotation clockify.me/user-id for ${personRef}`,
      );
    }
    if (me.email?.toLowerCase() === email) {
      return { userId: me.id, isKeyOwner: true };
    }
    const { id } = await this.#users.get(`user ${email}`, () =>
      this.#byEmail(personRef, email, call),
    );
    return { userId: id, isKeyOwner: false };
  }

  /** The e-mail filter of Clockify finds addresses that contain the text: only the whole address counts. */
  async #byEmail(
    personRef: string,
    email: string,
    call: TrackerCall,
  ): Promise<ClockifyUser> {
    let users: readonly ClockifyUser[];
    try {
      users = await this.#client.users(email, call);
    } catch (error) {
      if (hasStatus(error, 403)) {
        throw new TrackerRejection(
          'The key may not look up the users of the workspace: that needs admin rights; annotate people with clockify.me/user-id instead, or use the key of an admin',
        );
      }
      throw error;
    }
    const exact = users.filter(user => user.email?.toLowerCase() === email);
    if (exact.length > 1) {
      throw new TrackerRejection(
        `Clockify has several users with the e-mail of ${personRef}: name the right one with the annotation clockify.me/user-id`,
      );
    }
    if (exact.length === 0) {
      throw new TrackerRejection(
        `The workspace has no active user with the e-mail of ${personRef}`,
      );
    }
    return exact[0];
  }
}
