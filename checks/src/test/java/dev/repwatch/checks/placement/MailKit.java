package dev.repwatch.checks.placement;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A Dovecot that plays several providers and a Postfix that reaches only them; from the suite beside the checkout. */
final class MailKit implements AutoCloseable {

    private static final Path KIT = Path.of(
                    System.getProperty("repwatch.shared", "../../shared"), "data", "scoring", "ci")
            .toAbsolutePath();
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    final int imap = freePort();
    final int smtp = freePort();
    private final Path folder;

    MailKit() throws IOException {
        folder = Files.createTempDirectory(Path.of("/tmp"), "repwatch-kit");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        run("start.sh", Duration.ofMinutes(2));
        await().atMost(Duration.ofMinutes(1)).until(() -> open(imap) && open(smtp));
    }

    Path maillog() {
        return folder.resolve("postfix/maillog");
    }

    /** What a provider's token service would sign. */
    static String accessToken(String user, Instant from, Instant until) {
        String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        String claims = "{\"sub\":\"" + user + "\",\"email\":\"" + user + "\",\"iat\":" + from.getEpochSecond()
                + ",\"exp\":" + until.getEpochSecond() + "}";
        String body = base64(header) + "." + base64(claims);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return body + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(body.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What another client of the mailbox's owner does. */
    void move(String user, String from, String to) throws IOException {
        Process doveadm = new ProcessBuilder(
                        "doveadm",
                        "-c",
                        folder.resolve("dovecot/dovecot.conf").toString(),
                        "move",
                        "-u",
                        user,
                        to,
                        "mailbox",
                        from,
                        "ALL")
                .redirectErrorStream(true)
                .start();
        String said = new String(doveadm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (doveadm.waitFor() != 0) {
                throw new IOException(said);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private void run(String script, Duration limit) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("bash", KIT.resolve(script).toString(), folder.toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(Files.createTempFile(folder, "out", ".txt").toFile());
        builder.environment().put("IMAP", String.valueOf(imap));
        builder.environment().put("SMTP", String.valueOf(smtp));
        for (String other : List.of("LMTP", "SPAMD", "RSPAMD", "RSPAMD_CTL", "DNS")) {
            builder.environment().put(other, String.valueOf(freePort()));
        }
        try {
            Process process = builder.start();
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(script + " did not succeed; see " + folder);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    @Override
    public void close() throws IOException {
        run("stop.sh", Duration.ofMinutes(1));
    }

    private static boolean open(int port) {
        try (java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
