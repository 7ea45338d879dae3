/** Commands about alerts and delisting tasks; all but {@code test-alert} ask the running daemon. */
@NullMarked
package dev.repwatch.monitor.cli.alerts;

import org.jspecify.annotations.NullMarked;
