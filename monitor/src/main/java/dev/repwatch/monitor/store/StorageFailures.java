package dev.repwatch.monitor.store;

import com.fasterxml.jackson.core.JacksonException;
import com.zaxxer.hikari.SQLExceptionOverride;
import dev.repwatch.monitor.files.FileTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Tells failures of the database itself from failures of a statement, and puts them into words. */
public final class StorageFailures implements SQLExceptionOverride {

    private static final int LONGEST = 200;
    /** How the messages of the connection pool begin. */
    private static final String POOL = "repwatch - ";

    /** General error (disk full surfaces here), closed object, file corrupt, I/O error, database closed, lock lost. */
    private static final Set<Integer> H2_BROKEN = Set.of(50000, 90007, 90028, 90030, 90031, 90067, 90098, 90121);

    /** H2 after a disk full or an I/O error answers every old connection with 90098: only new ones reopen the file. */
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return H2_BROKEN.contains(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }

    /** What failed and what to do about it: nothing needs to be done that the running program does by itself. */
    private record Words(String what, String mend, boolean triesAgain) {

        String running() {
            return what + "; " + (mend.isEmpty() ? "" : mend + ", ") + "repwatch "
                    + (triesAgain ? "tries again" : "then goes on by itself");
        }

        /** A program that does not start does nothing by itself. */
        String starting() {
            return what + "; " + (mend.isEmpty() ? "" : mend + ", then ") + "start repwatch again";
        }
    }

    /** One sentence when the database itself failed while repwatch runs; empty when only the statement did. */
    static Optional<String> sentence(Throwable failure) {
        return inWords(failure).map(Words::running);
    }

    /** One sentence when the database itself failed and repwatch ends because of it; empty when only the statement did. */
    static Optional<String> atStart(Throwable failure) {
        return inWords(failure).map(Words::starting);
    }

    private static Optional<Words> inWords(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> diskWords(cause).stream())
                .findFirst()
                .or(() ->
                        causes(failure).flatMap(cause -> words(cause).stream()).findFirst());
    }

    static boolean hasH2Code(Throwable failure, int code) {
        return causes(failure).anyMatch(cause -> cause instanceof SQLException sql && sql.getErrorCode() == code);
    }

    /** What the disk says lies deepest, below the words of H2. */
    private static Optional<Words> diskWords(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        if (text.contains("No space left on device") || text.contains("Disk quota exceeded")) {
            return Optional.of(new Words("no space left for the database", "free some", false));
        }
        if (text.contains("Read-only file system")) {
            return Optional.of(new Words("the file system of the database is read-only", "make it writable", false));
        }
        return Optional.empty();
    }

    private static Optional<Words> words(Throwable cause) {
        String text = String.valueOf(cause.getMessage());
        if (ofFiles(cause)) {
            return Optional.of(
                    new Words("the database directory cannot be written: " + fileWords(cause), "mend that", false));
        }
        if (cause instanceof SQLTransientConnectionException && text.startsWith(POOL)) {
            // how many connections the pool has tells nobody what is wrong; the cause behind it does, where there is
            // one
            return cause.getCause() instanceof SQLException deeper && broken(deeper)
                    ? Optional.empty()
                    : Optional.of(new Words("the database gives no connection within 5 s", "", true));
        }
        return cause instanceof SQLException sql && broken(sql)
                ? Optional.of(new Words("the database does not answer (" + firstLine(text) + ")", "", true))
                : Optional.empty();
    }

    private static String fileWords(Throwable cause) {
        return causes(cause)
                .filter(IOException.class::isInstance)
                .findFirst()
                .map(failure -> FileTrouble.sentence((IOException) failure))
                .orElseGet(() -> String.valueOf(cause.getMessage()));
    }

    /** To the JSON library a text that is no JSON is an I/O error too. */
    private static boolean ofFiles(Throwable cause) {
        return (cause instanceof UncheckedIOException || cause instanceof IOException)
                && causes(cause).noneMatch(JacksonException.class::isInstance);
    }

    private static boolean broken(SQLException sql) {
        String state = sql.getSQLState() == null ? "" : sql.getSQLState();
        return sql instanceof SQLTransientConnectionException
                || H2_BROKEN.contains(sql.getErrorCode())
                || Stream.of("08", "53", "57", "58", "25006").anyMatch(state::startsWith);
    }

    /** H2 may put a whole map of its pages into one line. */
    static String firstLine(String text) {
        String line = withoutStatement(text).lines().findFirst().orElse("no reason given");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The statement is of use to nobody who reads an alert, and may hold somebody's address; H2 and JDBI append it. */
    private static String withoutStatement(String text) {
        return text.replaceFirst("(?s)(; SQL statement:| \\[statement:).*", "");
    }

    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(30); // H2 makes circles
    }
}
