package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.monitor.incident.KeyHistories;
import dev.repwatch.monitor.incident.KeyHistories.History;
import dev.repwatch.monitor.incident.KeyState;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A state that was written and read again between any two answers leads to the same story. */
class StateJsonPropertiesTest {

    @Provide
    Arbitrary<History> histories() {
        return KeyHistories.all();
    }

    @Property(tries = 300)
    void aRestartAfterEveryAnswerChangesNothing(@ForAll("histories") History history) {
        assertThat(KeyHistories.run(history, StateJsonPropertiesTest::again)).isEqualTo(KeyHistories.run(history));
    }

    private static KeyState again(KeyState state) {
        KeyState read = StateJson.keyState(state.phase(), StateJson.of(state));
        return new KeyState(read.phase(), read.sighting(), read.inquiry(), read.flaps(), state.episode());
    }
}
