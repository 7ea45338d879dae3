package dev.repwatch.monitor.memory;

import dev.repwatch.monitor.state.Happening;
import dev.repwatch.monitor.store.Aftermath;
import dev.repwatch.monitor.store.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Keeps what was told, to be looked at. */
final class Diary implements Aftermath {

    final List<Happening> told = new ArrayList<>();

    @Override
    public void record(Transaction transaction, List<Happening> happenings) {
        told.addAll(happenings);
    }

    List<String> kinds() {
        return told.stream().map(it -> it.getClass().getSimpleName()).toList();
    }

    <T extends Happening> T last(Class<T> kind) {
        return told.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
