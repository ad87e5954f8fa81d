import { BrokenHistory } from '../application/EventStore';
import { isDamage } from './databaseFaultOf';

/**
 * Reads something of a stream. Where the database cannot read its own file
 * there, the history is not whole, as if a row were gone.
 *
 * @param from - the first event that is asked for
 * @throws BrokenHistory `unreadable`
 */
export async function readStream<T>(
  streamId: string,
  from: number,
  read: () => PromiseLike<T>,
): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isDamage(error)) {
      throw new BrokenHistory(streamId, from, 'unreadable');
    }
    throw error;
  }
}
