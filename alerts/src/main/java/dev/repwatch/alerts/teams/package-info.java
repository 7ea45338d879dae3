/** Microsoft Teams by a Workflows webhook, as an Adaptive Card. */
package dev.repwatch.alerts.teams;
