package dev.repwatch.monitor.config.bind;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A file or a pattern of files such as {@code conf.d/*.toml}; the directory itself has no wildcards.
 *
 * @param directory where the files are
 * @param name a file name, or a glob
 */
public record FilePattern(Path directory, String name) {

    private static final Pattern WILD = Pattern.compile(".*[*?\\[{].*");

    /** @param beside the file that names the pattern, which is relative to it */
    public static FilePattern of(Path beside, String pattern) {
        Path path = beside.resolveSibling(pattern).normalize();
        Path parent = path.getParent();
        return new FilePattern(parent == null ? Path.of("") : parent, String.valueOf(path.getFileName()));
    }

    private boolean wild() {
        return WILD.matcher(name).matches();
    }

    /**
     * The files now, in the order of their names. A pattern may match nothing; a plain name must exist.
     *
     * @throws IOException with a sentence when the file or the directory is not there
     */
    public List<Path> files() throws IOException {
        if (!wild()) {
            Path file = directory.resolve(name);
            if (!Files.exists(file)) {
                throw new IOException(file + " does not exist");
            }
            return List.of(file);
        }
        if (!Files.isDirectory(directory)) {
            throw new IOException("the directory " + directory + " does not exist");
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> matching = Files.newDirectoryStream(directory, name)) {
            matching.forEach(files::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        files.sort(null);
        return files;
    }
}
