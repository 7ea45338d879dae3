/** The tables of telling: events in words, conversations, and one row per message and channel. */
@NullMarked
package dev.repwatch.monitor.store.outbox;

import org.jspecify.annotations.NullMarked;
