package dev.repwatch.monitor.web;

import dev.repwatch.monitor.config.section.WebSection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;

/** Self-signed certificates as files. */
public final class Certificates {

    private final Path directory;

    public Certificates(Path directory) {
        this.directory = directory;
    }

    /** For {@code name.test} and 127.0.0.1. */
    public WebSection.Tls tls(String name, Optional<Path> clientCa) throws IOException {
        return tls(
                name,
                clientCa,
                Instant.now().minus(Duration.ofHours(1)),
                Instant.now().plus(Duration.ofDays(1)));
    }

    /** The same, valid between these times. */
    public WebSection.Tls tls(String name, Optional<Path> clientCa, Instant from, Instant until) throws IOException {
        HeldCertificate held = new HeldCertificate.Builder()
                .validityInterval(from.toEpochMilli(), until.toEpochMilli())
                .commonName(name + ".test")
                .addSubjectAlternativeName(name + ".test")
                .addSubjectAlternativeName("127.0.0.1")
                .build();
        Path cert = Files.writeString(directory.resolve(name + ".pem"), held.certificatePem());
        Path key = Files.writeString(directory.resolve(name + ".key"), held.privateKeyPkcs8Pem());
        return new WebSection.Tls(cert, key, clientCa);
    }
}
