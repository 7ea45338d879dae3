/**
 * A world in one process: the real daemon, with a DNSBL server, a mail server and a stand-in for Slack on loopback, and a
 * story that happens to it.
 */
@NullMarked
package dev.repwatch.monitor.demo;

import org.jspecify.annotations.NullMarked;
