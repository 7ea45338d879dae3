package dev.repwatch.checks.dnsbl.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The files of one list on disk: the one that is believed, the one that is doubted, and what is remembered of them. */
final class FileStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final String id;

    FileStore(Path folder, String id) {
        this.folder = folder;
        this.id = id;
    }

    Path good() {
        return folder.resolve(id + ".list");
    }

    Path doubted() {
        return folder.resolve(id + ".doubted");
    }

    /** A new file, to be written. */
    Path part() throws IOException {
        Files.createDirectories(folder);
        return folder.resolve(id + ".part");
    }

    /** Takes a written file; whoever reads this name finds the one before or this one, whole, also after a crash. */
    void keep(Path part, Path as) throws IOException {
        try (FileChannel written = FileChannel.open(part, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(part, as, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    FetchState state(String source) {
        try {
            FetchState known = JSON.readValue(Files.readAllBytes(folder.resolve(id + ".json")), FetchState.class);
            return source.equals(known.source()) ? known : FetchState.fresh(source);
        } catch (IOException none) {
            return FetchState.fresh(source);
        }
    }

    void remember(FetchState state) throws IOException {
        Files.createDirectories(folder);
        Path part = folder.resolve(id + ".json.part");
        Files.write(part, JSON.writeValueAsBytes(state));
        keep(part, folder.resolve(id + ".json"));
    }

    static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] part = new byte[1 << 16];
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                digest.update(part, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The believed file, when it is the one that is remembered. */
    Optional<Path> kept(FetchState state) throws IOException {
        return !state.hash().isEmpty() && Files.exists(good()) && hash(good()).equals(state.hash())
                ? Optional.of(good())
                : Optional.empty();
    }
}
