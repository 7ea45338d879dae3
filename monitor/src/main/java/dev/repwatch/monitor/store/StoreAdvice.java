package dev.repwatch.monitor.store;

import java.nio.file.Path;

/** The advice in refusals, so that it is the same everywhere. */
final class StoreAdvice {

    private StoreAdvice() {}

    static String restoreOrAccept(Path file, Path mark) {
        return "Put back a backup (docs/storage.md): move the file away, copy the backup to " + file.getFileName()
                + " and delete " + mark.getFileName() + ". To go on with the file as it is, delete "
                + mark.getFileName() + " only: what it no longer holds may be told again or is lost";
    }

    static String restoreOrStartAnew(Path file, Path mark) {
        return "Put back a backup as " + file.getFileName() + " (docs/storage.md) and delete " + mark.getFileName()
                + "; to start with an empty history, delete " + mark.getFileName() + " only";
    }
}
