package dev.repwatch.checks.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemResolversTest {

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("resolv.conf");
    }

    @Test
    void aLinkLocalServerWhoseInterfaceIsAbsentIsPassedOver() throws IOException {
        Files.writeString(file, "nameserver fe80::1%eth9\nnameserver 127.0.0.1\n");

        SystemResolvers found = SystemResolvers.of(file);

        assertThat(found.usable()).extracting(Resolvers::text).containsExactly("127.0.0.1:53");
        assertThat(found.unusable()).containsExactly("fe80::1%eth9");
    }

    @Test
    void whatWasWrittenSinceIsReadAgain() throws IOException {
        Files.writeString(file, "nameserver 192.0.2.53\n");
        assertThat(SystemResolvers.of(file).usable())
                .extracting(Resolvers::text)
                .containsExactly("192.0.2.53:53");

        Files.writeString(file, "nameserver 192.0.2.54\nnameserver 2001:db8::53\n");
        assertThat(SystemResolvers.of(file).usable())
                .extracting(Resolvers::text)
                .containsExactly("192.0.2.54:53", "[2001:db8:0:0:0:0:0:53]:53");
    }

    @Test
    void commentsDoublesNamesAndGarbageAreNoServers() throws IOException {
        Files.writeString(file, """
            # nameserver 192.0.2.1
            ; nameserver 192.0.2.2
            domain example.test
            \tnameserver   192.0.2.3   trailing words
            nameserver 192.0.2.3
            nameserver
            nameserver ns.example.test
            nameserver 0.0.0.0/0
            nameserver \u001b[31m
            options edns0
            """);

        SystemResolvers found = SystemResolvers.of(file);

        assertThat(found.usable()).extracting(Resolvers::text).containsExactly("192.0.2.3:53");
        assertThat(found.unusable()).containsExactly("ns.example.test", "0.0.0.0/0", "?[31m");
    }

    @Test
    void aFileThatIsNotThereNamesNobody() {
        assertThat(SystemResolvers.of(file).usable()).isEmpty();
    }

    @Test
    void aConfiguredResolverWithAnAbsentInterfaceIsRefusedInWords() {
        assertThatThrownBy(() -> Resolvers.parse("[fe80::1%eth9]:53"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("interface that this host does not have");
    }
}
