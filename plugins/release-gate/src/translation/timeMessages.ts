/** When something was, and how long it took. */
export const timeMessages = {
  minutes_one: '{{count}} min',
  minutes_other: '{{count}} min',
  hours_one: '{{count}} h',
  hours_other: '{{count}} h',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  justNow: 'just now',
  ago: '{{span}} ago',
  ahead: 'in {{span}}',
  onDay: 'on {{day}}',
  sinceJustNow: 'since just now',
  sinceAgo: 'since {{span}}',
  sinceAhead: 'since in {{span}}',
  sinceDay: 'since on {{day}}',
  day: '{{at, datetime(year: numeric; month: short; day: numeric)}}',
  clock: '{{at, datetime(hour: numeric; minute: numeric; hourCycle: h23)}}',
} as const;
