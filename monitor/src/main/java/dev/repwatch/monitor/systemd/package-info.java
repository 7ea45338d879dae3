/** What a service manager is told of this process: sd_notify(3) and its watchdog. */
@NullMarked
package dev.repwatch.monitor.systemd;

import org.jspecify.annotations.NullMarked;
