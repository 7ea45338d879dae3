package dev.repwatch.monitor.web;

import dev.repwatch.checks.Secret;
import dev.repwatch.monitor.config.bind.BoundedFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The token of the API: made at the first start, in a file that only its owner can read. */
public final class ApiToken {

    public static final String FILE = "api-token";

    private static final int BYTES = 32;
    private static final int MAX_FILE = 1024;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> GROUP_TOO = PosixFilePermissions.fromString("rw-r-----");

    private ApiToken() {}

    /**
     * The token in this directory; a new one when there is none.
     *
     * @throws IOException when it cannot be read or written, or others could read it
     */
    public static Secret in(Path directory, SecureRandom random) throws IOException {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            create(file, random);
        }
        return read(directory);
    }

    /** @throws IOException when there is none, or it is not for its owner alone */
    public static Secret read(Path directory) throws IOException {
        Path file = directory.resolve(FILE);
        return read(file, OWNER_ONLY, "600");
    }

    /**
     * A copy of the token that was handed to other users of the machine, such as a group of operators.
     *
     * @throws IOException when it cannot be read, or everybody can
     */
    public static Secret handedOut(Path file) throws IOException {
        return read(file, GROUP_TOO, "640");
    }

    private static Secret read(Path file, Set<PosixFilePermission> allowed, String mode) throws IOException {
        String token = BoundedFile.text(file, MAX_FILE).strip();
        if (!allowed.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " can be read by others; run: chmod " + mode + " " + file);
        }
        if (token.length() < BYTES) {
            throw new IOException(file + " holds no token; delete it and a new one is made at the next start");
        }
        return new Secret(token);
    }

    /** As a whole and synced: a start that finds half a token refuses it, so no power cut may leave one. */
    private static void create(Path file, SecureRandom random) throws IOException {
        Path directory = Files.createDirectories(file.toAbsolutePath().getParent());
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        Path fresh = Files.createTempFile(directory, FILE, ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            Files.writeString(
                    fresh, HexFormat.of().formatHex(bytes) + "\n", StandardOpenOption.WRITE, StandardOpenOption.SYNC);
            Files.move(fresh, file);
        } catch (FileAlreadyExistsException e) {
            // another start was faster: its token is as good
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
