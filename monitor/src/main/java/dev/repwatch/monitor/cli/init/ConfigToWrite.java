package dev.repwatch.monitor.cli.init;

import dev.repwatch.monitor.Sections;
import dev.repwatch.monitor.config.ConfigReader;
import dev.repwatch.monitor.config.Settings;
import dev.repwatch.monitor.config.bind.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The file that a first configuration goes to: a new one, or one that watches nothing yet, such as the one that is shipped. */
final class ConfigToWrite {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final String before;
    private final List<Path> secrets = new ArrayList<>();

    private ConfigToWrite(Path file, String before) {
        this.file = file;
        this.before = before;
    }

    /**
     * @throws IllegalArgumentException when what is there is refused, or in use
     * @throws IOException when it cannot be read
     */
    static ConfigToWrite at(Path file) throws IOException {
        if (!Files.exists(file)) {
            return new ConfigToWrite(file, FirstConfig.HEAD);
        }
        Settings settings = read(file, file);
        boolean used = !settings.file().targets().isEmpty()
                || !settings.file().targetFiles().isEmpty()
                || !settings.file().channels().isEmpty();
        if (used) {
            throw new IllegalArgumentException(file + " has targets or channels already; it is left as it is");
        }
        return new ConfigToWrite(file, Files.readString(file).stripTrailing() + "\n");
    }

    /**
     * Keeps a secret beside the configuration, readable by its owner alone.
     *
     * @return how the configuration names the file
     */
    String secret(String name, String secret) throws IOException {
        Path folder = Files.createDirectories(directory().resolve("secrets"));
        Path kept = folder.resolve(name);
        try {
            Files.createFile(kept, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException there) {
            throw new IOException(kept + " is there already; move it away first", there);
        }
        secrets.add(kept);
        Files.writeString(kept, secret + "\n");
        return "secrets/" + name;
    }

    /**
     * As a whole, and only when it is valid.
     *
     * @throws IllegalArgumentException with every problem, when it is not
     */
    void write(Answers answers) throws IOException {
        Path fresh = directory().resolve("." + file.getFileName() + ".new");
        try {
            Files.createDirectories(directory());
            Files.writeString(fresh, before + FirstConfig.of(answers), StandardCharsets.UTF_8);
            read(fresh, file);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
            secrets.clear();
        } catch (AccessDeniedException denied) {
            throw new IOException(directory() + " may not be written to by this user", denied);
        } finally {
            Files.deleteIfExists(fresh);
            // of a configuration that was not written
            for (Path secret : secrets) {
                Files.deleteIfExists(secret);
            }
        }
    }

    private Path directory() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private static Settings read(Path text, Path named) {
        return new ConfigReader(System.getenv(), Sections.ALL).read(text).match(read -> read.settings(), refused -> {
            throw new IllegalArgumentException(refused.problems().stream()
                    .map(Problem::toString)
                    .map(line -> line.replace(text.toString(), named.toString()))
                    .collect(Collectors.joining("\n")));
        });
    }
}
