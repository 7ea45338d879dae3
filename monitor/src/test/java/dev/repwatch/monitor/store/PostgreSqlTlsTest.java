package dev.repwatch.monitor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Debian's PostgreSQL with TLS, and who is believed. */
@Tag("peers")
class PostgreSqlTlsTest {

    @TempDir
    Path folder;

    @Test
    void theServerIsVerifiedAsSslmodeSays() throws IOException {
        HeldCertificate authority = new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName("authority")
                .build();
        HeldCertificate stranger = new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName("stranger")
                .build();
        try (DebianPostgreSql server = DebianPostgreSql.start()) {
            HeldCertificate good = new HeldCertificate.Builder()
                    .signedBy(authority)
                    .addSubjectAlternativeName("127.0.0.1")
                    .build();
            server.speakTls(good.certificatePem(), good.privateKeyPkcs8Pem());
            StorageLocation.PostgreSql verified = with(server, "verify-full", Optional.of(file(authority)));
            Database.open(verified).close();
            assertThat(DatabaseCheck.of(verified).seen()).contains(", encrypted,");
            Database.open(with(server, "require", Optional.empty())).close();
            Database.open(with(server, "disable", Optional.empty())).close();
            assertThatThrownBy(() -> Database.open(with(server, "verify-full", Optional.of(file(stranger)))))
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageEndingWith("the server's certificate is not signed by who is in [storage] sslrootcert");

            HeldCertificate elsewhere = new HeldCertificate.Builder()
                    .signedBy(authority)
                    .addSubjectAlternativeName("db.example.jp")
                    .build();
            server.speakTls(elsewhere.certificatePem(), elsewhere.privateKeyPkcs8Pem());
            assertThatThrownBy(() -> Database.open(verified))
                    .isInstanceOf(StorageRefused.class)
                    .hasMessageContaining("is for another name than [storage] host = \"127.0.0.1\"");
            Database.open(with(server, "verify-ca", Optional.of(file(authority))))
                    .close();
        }
    }

    private Path file(HeldCertificate authority) throws IOException {
        return Files.writeString(
                folder.resolve(authority.certificate().getSubjectX500Principal().getName() + ".pem"),
                authority.certificatePem());
    }

    private static StorageLocation.PostgreSql with(DebianPostgreSql server, String mode, Optional<Path> authority) {
        StorageLocation.PostgreSql plain = (StorageLocation.PostgreSql) server.location();
        return new StorageLocation.PostgreSql(
                plain.host(),
                plain.port(),
                plain.database(),
                plain.user(),
                plain.password(),
                new StorageLocation.Encryption(mode, authority));
    }
}
