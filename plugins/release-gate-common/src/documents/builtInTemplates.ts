import type { DocumentKind } from '../domain/model/workflow';

const RELEASE_NOTE = `# {{ release.service }} {{ release.version }}

| | |
|---|---|
| Service | {{ release.entityRef }} |
| Version | {{ release.version }} |
| Commit | {{ release.commit | code }} |
| Environment | {{ release.environment }} |
{%- if release.attempt > 1 %}
| Attempt | {{ release.attempt }} |
{%- endif %}
{%- if approval %}{% if approval.decision == "approved" %}
| Approved by | {{ approval.decidedBy | name }}, {{ release.approverTitle }}, {{ approval.decidedAt | utc }} |
{%- endif %}{% endif %}
{%- if production %}
| Deployed | {{ production.at | utc }} |
{%- endif %}

## What changed

{% if changes %}{% assign what = changes.what %}{% assign why = changes.why %}{% else %}{% assign what = null %}{% assign why = null %}{% endif -%}
{% if answers.what %}{% assign what = answers.what %}{% endif -%}
{% if answers.why %}{% assign why = answers.why %}{% endif -%}
{{ what | place: "What changed?" }}

## Why

{{ why | place: "Why was it changed?" }}

{% if answers.highlights %}
## What you will notice

{{ answers.highlights | raw }}
{% endif %}

{% assign results = answers.testingResults %}
{%- unless results %}{% if approval %}{% assign results = approval.testingResults %}{% endif %}{% endunless %}
{% if results %}
## Testing

{{ results | raw }}
{% endif %}

{% if answers.knownIssues %}
## Known issues

{{ answers.knownIssues | raw }}
{% endif %}

{% if tickets.size > 0 %}
## Tickets

{% for ticket in tickets %}
{%- if ticket.title %}{% assign about = ticket.title %}{% else %}{% assign about = ticket.id %}{% endif %}
- {{ about | link: ticket.url }} ({{ ticket.tracker }} {{ ticket.id }})
{%- endfor %}
{% endif %}
`;

const INCIDENT_REPORT = `# Incident report: {{ release.service }} {{ release.version }}

| | |
|---|---|
| Service | {{ release.entityRef }} |
| Version | {{ release.version }} |
| Commit | {{ release.commit | code }} |
| Environment | {{ release.environment }} |
{%- if rollback %}
| Rolled back | {{ rollback.startedAt | utc }}, by {{ rollback.startedBy | name }} |
| Back to | {{ rollback.restoredVersion }}
{%- if rollback.restoredAt %}, at {{ rollback.restoredAt | utc }} ({{ rollback.restoredAfterMinutes }} min after the rollback began){% endif %}
{%- unless rollback.restoredCommit %}; no baseline was known, so this version is a person's word{% endunless %} |
| Users affected | {% if rollback.usersAffected %}yes{% else %}no{% endif %} |
{%- endif %}

## Summary

{% assign summary = answers.summary %}
{%- unless summary %}{% if rollback %}{% assign summary = rollback.reason %}{% endif %}{% endunless -%}
{{ summary | place: "What happened, in two or three sentences?" }}

## Impact on users

{% assign impact = answers.impact %}
{% if rollback %}
{%- if rollback.affectedWho %}
- Who: {{ rollback.affectedWho }}
{%- endif %}
{%- if rollback.affectedHowMany %}
- How many: {{ rollback.affectedHowMany }}
{%- endif %}
{%- if rollback.affectedSince %}
- Since: {{ rollback.affectedSince | utc }}
{%- if rollback.affectedMinutes %}, for {{ rollback.affectedMinutes }} min{% endif %}
{%- endif %}
{% unless impact %}{% assign impact = rollback.impact %}{% endunless %}
{% endif %}

{{ impact | place: "What could users not do, or what did they see?" }}

## Timeline

| Time (UTC) | What | Who |
|---|---|---|
{%- for entry in timeline %}
| {{ entry.at | utc | remove: " UTC" }} | {{ entry.what }} | {% if entry.by %}{{ entry.by | name }}{% endif %} |
{%- endfor %}

## How it was noticed

{{ answers.detection | place: "Who or what noticed it, and could it have been noticed earlier?" }}

## Root cause

{% assign cause = answers.rootCause %}
{% if rollback %}{% unless cause %}{% assign cause = rollback.rootCause %}{% endunless %}{% endif %}
{{ cause | place: "What was the cause, as found on staging?" }}

{% if rollback %}{% if rollback.rootCauseUrl %}{{ "Evidence" | link: rollback.rootCauseUrl }}{% endif %}{% endif %}

## Resolution

{% assign isRestored = false %}
{% if rollback %}{% if rollback.restoredAt %}{% assign isRestored = true %}
{{ rollback.restoredVersion }} has run in {{ release.environment }} again since {{ rollback.restoredAt | utc }}.
{% endif %}{% endif %}

{% if answers.resolution %}{{ answers.resolution | raw }}{% elsif isRestored == false %}{{ null | place: "What ended the incident, and when?" }}{% endif %}

## So that it does not happen again

{{ answers.prevention | place: "What is done, by whom and until when?" }}

{% if approval %}{% if approval.decision == "approved" %}
## The release

Approved by {{ approval.decidedBy | name }} ({{ release.approverTitle }}) at {{ approval.decidedAt | utc }}: "{{ approval.statement }}"
{% endif %}{% endif %}
`;

/** The templates that come with the plugin, by kind of document. @public */
export const BUILT_IN_TEMPLATES: Readonly<Record<DocumentKind, string>> = {
  'release-note': RELEASE_NOTE,
  'incident-report': INCIDENT_REPORT,
};
