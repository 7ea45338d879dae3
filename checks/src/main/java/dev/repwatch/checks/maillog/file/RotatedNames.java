package dev.repwatch.checks.maillog.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The names a log gets by rotation: {@code mail.log.1}, {@code mail.log-20261130.gz}, {@code maillog.20261130-061112.gz}
 * (Postfix), {@code mainlog.01} (Exim), {@code mail-20261130.log} (logrotate's {@code extension}). {@code mail.err} is no rotated
 * {@code mail}.
 */
public final class RotatedNames {

    private static final int MOST = 1000;
    private static final String TURN = "(?:[._-]?(?:\\d[\\dT_:.-]*|old|bak))";
    private static final String PACKED = "(?:\\.(?:gz|zst))?";

    private final Path log;
    private final Pattern names;

    public RotatedNames(Path log) {
        this.log = log;
        String own = String.valueOf(log.getFileName());
        int dot = own.lastIndexOf('.');
        String behind = Pattern.quote(own) + TURN + PACKED;
        this.names = Pattern.compile(
                dot <= 0
                        ? behind
                        : behind + "|" + Pattern.quote(own.substring(0, dot)) + TURN + Pattern.quote(own.substring(dot))
                                + PACKED);
    }

    /** Whether the file has such a name, in the folder of the log. */
    public boolean has(Path file) {
        return !file.equals(log)
                && folder(file).equals(folder(log))
                && names.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file : parent;
    }

    /** Those that are there now, in the order of their names. What is renamed meanwhile may be missing. */
    List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder(log))) {
            for (Path each : all) {
                if (files.size() < MOST && has(each) && Files.isRegularFile(each)) {
                    files.add(each);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException absent) {
            return List.of();
        }
        files.sort(null);
        return files;
    }
}
