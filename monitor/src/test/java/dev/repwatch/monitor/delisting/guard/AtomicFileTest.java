package dev.repwatch.monitor.delisting.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("pool.map");
    }

    /** Whoever may write in the folder could have any file of ours overwritten. */
    @Test
    void aLinkThatSomebodyPlantedIsNotFollowed() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        Files.createSymbolicLink(folder.resolve(".pool.map.new"), victim);

        AtomicFile.replace(file, "new".getBytes(UTF_8));

        assertThat(victim).hasContent("precious");
        assertThat(file).hasContent("new");
    }

    @Test
    void readersOfTheOldReadTheNew() throws IOException {
        Files.writeString(file, "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        AtomicFile.replace(file, "new".getBytes(UTF_8));

        assertThat(permissions(file)).isEqualTo("rw-r-----");
    }

    @Test
    void whatIsOurOwnIsReadByNobodyElse() throws IOException {
        GuardBook book = new GuardBook(file);
        book.write(new GuardBook.Page(Set.of("192.0.2.1"), Set.of(), Optional.empty()));
        assertThat(permissions(file)).isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        book.write(GuardBook.Page.EMPTY);
        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
