package dev.repwatch.monitor.store;

import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.IntConsumer;
import org.h2.mvstore.MVStore;

/**
 * H2 as it once was after a full disk: whoever begins anything goes round in circles in {@code MVStore.registerVersionUsage}.
 * Closing puts an end to it, so that no thread of a test circles for ever.
 */
public final class Circling implements AutoCloseable {

    private static final int MANY = 1_000_000_000;

    private final IntConsumer users;

    private Circling(IntConsumer users) {
        this.users = users;
        users.accept(-MANY);
    }

    public static Circling begin(Database database) {
        MVStore store = database.read(transaction -> H2Header.storeOf(transaction.handle()));
        try {
            Field field = MVStore.class.getDeclaredField("currentTxCounter");
            field.setAccessible(true);
            MVStore.TxCounter counter = (MVStore.TxCounter) field.get(store);
            Field updaterField = MVStore.TxCounter.class.getDeclaredField("counterUpdater");
            updaterField.setAccessible(true);
            @SuppressWarnings("unchecked") // as H2 declares it
            AtomicIntegerFieldUpdater<MVStore.TxCounter> updater =
                    (AtomicIntegerFieldUpdater<MVStore.TxCounter>) updaterField.get(null);
            return new Circling(change -> updater.addAndGet(counter, change));
        } catch (ReflectiveOperationException otherVersion) {
            throw new LinkageError("H2 counts otherwise now", otherVersion);
        }
    }

    @Override
    public void close() {
        users.accept(MANY);
    }
}
