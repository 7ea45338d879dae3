package dev.repwatch.monitor.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Debian's Dovecot on loopback, without TLS: every name is a user with the same password, and has a maildir. */
public final class Dovecot implements AutoCloseable {

    public static final String PASSWORD = "reports";
    /** Mail of root is not served; as root the server gives it up. */
    private static final boolean ROOT = System.getProperty("user.name").equals("root");

    private final Path folder;
    private final Process process;
    private final int port;
    private int delivered;

    public Dovecot(Path folder) throws IOException {
        this.folder = folder;
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        port = freePort();
        Files.writeString(folder.resolve("dovecot.conf"), configuration());
        Files.createDirectory(folder.resolve("mail"));
        process = new ProcessBuilder(
                        "/usr/sbin/dovecot",
                        "-F",
                        "-c",
                        folder.resolve("dovecot.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("dovecot.out").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    public int port() {
        return port;
    }

    /** Puts a message into the inbox of a user, as it is; the file it became. */
    public Path deliver(String user, Path message, Instant received) throws IOException {
        Path box = folder.resolve("mail").resolve(user);
        for (String part : new String[] {"cur", "new", "tmp"}) {
            Files.createDirectories(box.resolve(part));
        }
        delivered++;
        Path file = box.resolve("cur").resolve(String.format("%d.M%06d.test:2,", received.getEpochSecond(), delivered));
        Files.copy(message, file, StandardCopyOption.REPLACE_EXISTING);
        Files.setLastModifiedTime(file, FileTime.from(received));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        owned(folder.resolve("mail"));
        return file;
    }

    /** From now on the server has this message and cannot hand it out. */
    public static void lock(Path message) throws IOException {
        Files.setPosixFilePermissions(message, PosixFilePermissions.fromString("---------"));
    }

    private static void owned(Path mail) throws IOException {
        if (ROOT) {
            run("chown", "-R", "nobody:nogroup", mail.toString());
        }
    }

    private static void run(String... command) throws IOException {
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == '*';
        } catch (IOException notYet) {
            if (!process.isAlive()) {
                throw new UncheckedIOException("dovecot does not start, see dovecot.out", notYet);
            }
            return false;
        }
    }

    private String configuration() {
        String user = ROOT ? "nobody" : System.getProperty("user.name");
        return """
            base_dir = @FOLDER@/run
            state_dir = @FOLDER@/run
            log_path = @FOLDER@/dovecot.log
            protocols = imap
            listen = 127.0.0.1
            ssl = no
            disable_plaintext_auth = no
            mail_location = maildir:@FOLDER@/mail/%u
            first_valid_uid = 1
            default_internal_user = @USER@
            default_login_user = @USER@
            mail_max_userip_connections = 200
            default_client_limit = 500
            default_process_limit = 200
            passdb {
              driver = static
              args = password=@PASSWORD@
            }
            userdb {
              driver = static
              args = uid=@USER@ gid=@GROUP@ home=@FOLDER@/run/home
            }
            service imap-login {
              chroot =
              inet_listener imap {
                address = 127.0.0.1
                port = @PORT@
              }
              inet_listener imaps {
                port = 0
              }
            }
            service anvil {
              chroot =
            }
            """.replace("@FOLDER@", folder.toString())
                        .replace("@USER@", user)
                        .replace("@GROUP@", ROOT ? "nogroup" : group())
                        .replace("@PASSWORD@", PASSWORD)
                        .replace("@PORT@", Integer.toString(port))
                + "default_internal_group = " + (ROOT ? "nogroup" : group()) + "\n";
    }

    private static String group() {
        try {
            return new String(
                            new ProcessBuilder("id", "-gn")
                                    .start()
                                    .getInputStream()
                                    .readAllBytes(),
                            java.nio.charset.StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            if (ROOT) {
                run("chown", "-R", "root", folder.toString());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
