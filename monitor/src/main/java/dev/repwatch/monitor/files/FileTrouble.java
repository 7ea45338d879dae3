package dev.repwatch.monitor.files;

import dev.repwatch.alerts.text.Clean;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Optional;

/** Java's exceptions about files say a path and leave the trouble to the name of their class. */
public final class FileTrouble {

    private FileTrouble() {}

    /** What is wrong, such as {@code permission denied}; for a sentence that names the file already. */
    public static String reason(IOException failure) {
        if (failure instanceof FileSystemException known) {
            return Optional.ofNullable(known.getReason()).orElseGet(() -> kind(known));
        }
        return Optional.ofNullable(failure.getMessage())
                .orElse(failure.getClass().getSimpleName());
    }

    /** The same with the file in front, where the exception knows it. */
    public static String sentence(IOException failure) {
        // whoever named the file does not steer the terminal
        return Clean.line(
                failure instanceof FileSystemException known && known.getFile() != null && !isSentence(known)
                        ? known.getFile() + ": " + reason(known)
                        : reason(failure),
                Clean.TEXT);
    }

    private static String kind(FileSystemException failure) {
        if (isSentence(failure)) {
            return failure.getFile();
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof NoSuchFileException) {
            return "it does not exist";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "it exists already";
        }
        return failure instanceof NotDirectoryException ? "it is not a directory" : "it cannot be used";
    }

    /** Our own say what is wrong where others have a path. */
    private static boolean isSentence(FileSystemException failure) {
        return failure.getFile() != null && failure.getFile().endsWith(" does not exist");
    }
}
