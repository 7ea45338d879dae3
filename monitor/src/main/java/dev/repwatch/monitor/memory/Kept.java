package dev.repwatch.monitor.memory;

import dev.repwatch.monitor.state.KeyState;

/** @param version of its row in the database, 0 when it has none */
record Kept(KeyState state, long version) {

    static final Kept NOTHING = new Kept(KeyState.CLEAN, 0);
}
