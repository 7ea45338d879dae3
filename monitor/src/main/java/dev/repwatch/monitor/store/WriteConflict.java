package dev.repwatch.monitor.store;

import java.sql.SQLException;
import java.util.Set;

/** Another transaction changed what this one was to change. The same work, done again, sees what the other left. */
public final class WriteConflict extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Serialization failure, which is a deadlock too in H2; deadlock in PostgreSQL; a lock that was waited for too long in H2. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "HYT00");

    /** @param what was to be changed, such as "task 7" */
    public WriteConflict(String what) {
        super(what + " was changed by somebody else at the same moment; try again");
    }

    /** Whether the transaction failed only because another one was in its way. */
    static boolean isCauseOf(Throwable failure) {
        return StorageFailures.causes(failure)
                .anyMatch(cause -> cause instanceof WriteConflict
                        || (cause instanceof SQLException sql
                                && sql.getSQLState() != null
                                && STATES.contains(sql.getSQLState())));
    }
}
