/** What people are told when inbox placement cannot be measured. */
@NullMarked
package dev.repwatch.monitor.placement.trouble;

import org.jspecify.annotations.NullMarked;
