import type { HistoryWriter } from 'backstage-plugin-release-gate-backend/testUtils';
import { type Content, SeedStory } from './SeedStory';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function content(what: string, why: string, notes: readonly string[]): Content {
  return {
    what,
    why,
    notes: [`## What is new`, '', ...notes.map(note => `- ${note}`)].join('\n'),
  };
}

/**
 * The demo's past, up to `now`: releases in every phase, each made by the
 * commands that a person or a pipeline would send, at the times they would
 * have. `time-sheets` and `file-share` stay without a release.
 */
export async function writeSeed(
  writer: HistoryWriter,
  now: Date,
): Promise<void> {
  const ago = (ms: number) => new Date(now.getTime() - ms);
  const story = (
    service: string,
    version: string,
    from: Date,
    what: string,
    why: string,
    notes: readonly string[],
  ) =>
    new SeedStory({
      writer,
      service,
      version,
      from,
      content: content(what, why, notes),
    });

  // payments: one release done, the next one waits for the Director.
  await story(
    'payments',
    '2.3.1',
    ago(16 * DAY_MS),
    'Card payments are retried once when the acquirer times out.',
    'One in two hundred payments failed although the card was good.',
    ['Card payments survive a time-out of the acquirer.'],
  ).completed({ version: '2.3.0' });
  const payments = story(
    'payments',
    '2.4.0',
    ago(5 * HOUR_MS),
    'Refunds can be started from the project page, in full or in part, up to the amount that was paid.',
    'Account managers file 40 tickets a week for refunds that finance then enters by hand.',
    [
      '**Refunds** from the project page, in full or in part.',
      'The payment history shows who started a refund and why.',
      'Exports have a new column `refunded`.',
    ],
  );
  await payments.start({ title: 'Refunds from the project page' });
  await payments.preDeployment();
  await payments.staging();
  await payments.request();

  // project-hub: one done, one cancelled, one that is being tested on staging.
  await story(
    'project-hub',
    '5.0.0',
    ago(24 * DAY_MS),
    'The project overview loads its tiles one by one.',
    'Large clients waited eight seconds for the slowest tile.',
    ['The overview appears at once and fills up.'],
  ).completed({ version: '4.9.2' });
  const cancelled = story(
    'project-hub',
    '5.0.1',
    ago(11 * DAY_MS),
    'The export moves to a worker.',
    'Long exports blocked the page.',
    ['Exports run in the background.'],
  );
  await cancelled.start({ routine: true });
  await cancelled.attachNote();
  await cancelled.cancel('Comes with 5.1.0 instead: one approval for both.');
  const hub = story(
    'project-hub',
    '5.1.0',
    ago(7 * HOUR_MS),
    'Milestones can depend on one another, and exports run in the background.',
    'Clients plan in milestones and asked for both since spring.',
    ['Milestones that wait for others.', 'Exports in the background.'],
  );
  await hub.start({ title: 'Milestones with dependencies' });
  await hub.preDeployment();
  hub.wait(9);
  await hub.report('staging');
  await hub.complete('staging-mirrors-production', 'smoke-tests');

  // invoicing: approved after a rejection, and not deployed yet.
  const invoicing = story(
    'invoicing',
    '1.12.0',
    ago(2 * DAY_MS),
    'Invoices carry the purchase order number of the client.',
    'Three clients send invoices without it back.',
    ['The purchase order number stands on every invoice.'],
  );
  await invoicing.start();
  await invoicing.preDeployment();
  await invoicing.staging();
  const first = await invoicing.request({ version: '1.11.4' });
  invoicing.wait(50);
  await invoicing.decide(
    first,
    'rejected',
    'It does not say what happens to invoices without a number. Please test that too.',
  );
  invoicing.wait(120);
  const second = await invoicing.request({ version: '1.11.4' });
  invoicing.wait(35);
  await invoicing.decide(
    second,
    'approved',
    'Now the empty case is tested as well. Approved for this week.',
  );

  // tenant-admin: in production since a few minutes, its logs are watched.
  await story(
    'tenant-admin',
    '3.1.0',
    ago(30 * DAY_MS),
    'Tenants can be paused.',
    'Contracts end and begin again.',
    ['Pausing keeps the data and stops the log-ins.'],
  ).completed({ version: '3.0.7' });
  const tenants = story(
    'tenant-admin',
    '3.2.0',
    ago(183 * 60_000),
    'Administrators see which of their users have not signed in for 90 days.',
    'Two audits asked for it.',
    ['A list of sleeping accounts, with export.'],
  );
  await tenants.deployed();

  // search-api: deployed and watched; the duties after it are open, one late.
  const search = story(
    'search-api',
    '7.4.0',
    ago(1.2 * DAY_MS),
    'Search understands quoted phrases.',
    'The most wanted item of the last survey.',
    ['Quoted phrases are found word by word.'],
  );
  await search.deployed({ version: '7.3.2' });
  await search.settleProduction();

  // audit-trail: a quiet service, with one deployment that nobody had approved.
  const trail = story(
    'audit-trail',
    '1.4.0',
    ago(40 * DAY_MS),
    'Entries are kept for ten years.',
    'The contract with the new client requires it.',
    ['Retention is ten years.'],
  );
  await trail.completed({ version: '1.3.0' });
  trail.wait(9 * 24 * 60);
  await trail.report('production', 'succeeded', '1.4.1-hotfix');
  await story(
    'audit-trail',
    '1.5.0',
    ago(20 * DAY_MS),
    'Entries can be searched by actor; includes the hotfix 1.4.1.',
    'Support needs four clicks less, and the hotfix becomes a proper release.',
    ['Search by actor.', 'The hotfix of 1.4.1.'],
  ).completed();

  // report-builder: rolled back with users affected, and back at the top as attempt 2.
  const reports = story(
    'report-builder',
    '4.0.0',
    ago(6 * DAY_MS),
    'Reports are built from the warehouse.',
    'The nightly copy was always a day old.',
    ['Reports show what happened until five minutes ago.'],
  );
  await reports.deployed({ version: '3.8.1' });
  reports.wait(6);
  await reports.rollBack({
    to: '3.8.1',
    reason: 'Reports of large tenants time out and block the pool.',
    usersAffected: true,
    impact:
      'About 120 users of four tenants could not open reports for 14 minutes.',
  });
  reports.wait(4);
  await reports.report('production', 'succeeded', '3.8.1');
  reports.wait(300);
  await reports.complete('root-cause-investigated');
  await reports.fileIncident(
    '## What happened\n\nReports of large tenants timed out for 14 minutes.\n\n## Cause\n\nA missing index locked the table under load.',
  );
  const again = story(
    'report-builder',
    '4.0.1',
    ago(20 * HOUR_MS),
    'Reports are built from the warehouse, with the missing index.',
    'The nightly copy was always a day old.',
    ['Reports show what happened until five minutes ago.'],
  );
  await again.reenter(reports.id);
  await again.attachNote();
  await again.complete('code-reviewed-and-merged');

  // notifications-hub: on its way back right now.
  const notifications = story(
    'notifications-hub',
    '2.2.0',
    ago(220 * 60_000),
    'Digest e-mails are sent in the time zone of the reader.',
    'Readers in Sydney got them at night.',
    ['Digests arrive at eight in the morning, wherever that is.'],
  );
  await notifications.deployed({ version: '2.1.5' });
  notifications.wait(8);
  await notifications.rollBack({
    to: '2.1.5',
    reason: 'Digests are sent twice to readers with two devices.',
    usersAffected: false,
  });

  await writer.settleEffects();
}
