/** Words about records that changed. */
@NullMarked
package dev.repwatch.monitor.notify.wording.records;

import org.jspecify.annotations.NullMarked;
