/** Receivers on loopback, to try everything without an account: a little Slack and a mail server that keeps what it gets. */
package dev.repwatch.alerts.standin;
