package dev.repwatch.monitor.store;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The counter of writing transactions inside the database; the other half of {@link HighWaterMark}. */
record StoreMark(String instance, long epoch) {

    static StoreMark in(Handle handle) {
        return handle.createQuery("SELECT instance, epoch FROM store_mark WHERE id = 1")
                .map((row, context) -> new StoreMark(row.getString("instance"), row.getLong("epoch")))
                .findOne()
                .orElseGet(() -> first(handle));
    }

    static long next(Handle handle) {
        handle.execute("UPDATE store_mark SET epoch = epoch + 1 WHERE id = 1");
        return in(handle).epoch();
    }

    private static StoreMark first(Handle handle) {
        StoreMark mark = new StoreMark(UUID.randomUUID().toString(), 0);
        handle.execute("INSERT INTO store_mark (id, instance, epoch) VALUES (1, ?, 0)", mark.instance());
        return mark;
    }
}
