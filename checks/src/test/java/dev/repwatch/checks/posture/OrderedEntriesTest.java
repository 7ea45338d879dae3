package dev.repwatch.checks.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderedEntriesTest {

    @Test
    void keepsItsOrderAndWhatItWasMadeOf() {
        Map<String, Integer> mutable = new LinkedHashMap<>();
        mutable.put("z", 1);
        mutable.put("a", 2);
        mutable.put("m", 3);
        Map<String, Integer> kept = OrderedEntries.of(mutable);
        mutable.clear();
        assertThat(kept.keySet()).containsExactly("z", "a", "m");
        assertThat(kept).isEqualTo(Map.of("a", 2, "m", 3, "z", 1)).containsEntry("a", 2);
        assertThat(OrderedEntries.of(kept)).isSameAs(kept);
        assertThatThrownBy(() -> kept.put("b", 4)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> kept.remove("a")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void fewerThanTwoNeedNoOrder() {
        assertThat(OrderedEntries.of(Map.of())).isEmpty();
        assertThat(OrderedEntries.of(Map.of("a", 1))).isEqualTo(Map.of("a", 1));
    }
}
