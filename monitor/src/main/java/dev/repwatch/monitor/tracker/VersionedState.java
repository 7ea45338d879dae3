package dev.repwatch.monitor.tracker;

import dev.repwatch.monitor.incident.KeyState;

/** @param version of its row in the database, 0 when it has none */
record VersionedState(KeyState state, long version) {

    static final VersionedState NOTHING = new VersionedState(KeyState.CLEAN, 0);
}
