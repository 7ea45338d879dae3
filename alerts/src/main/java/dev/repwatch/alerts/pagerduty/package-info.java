/** PagerDuty by its Events API v2: an episode is one incident, opened, acknowledged and resolved by its key. */
package dev.repwatch.alerts.pagerduty;
