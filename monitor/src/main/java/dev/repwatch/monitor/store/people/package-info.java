/** What people did, and what they let strangers see. */
@NullMarked
package dev.repwatch.monitor.store.people;

import org.jspecify.annotations.NullMarked;
