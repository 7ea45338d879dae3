/** For the watcher of the watcher. */
package dev.repwatch.alerts.heartbeat;
