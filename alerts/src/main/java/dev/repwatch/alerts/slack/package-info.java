/** Slack: one episode is one message, edited in place, with what matters as lines in its thread. */
package dev.repwatch.alerts.slack;
