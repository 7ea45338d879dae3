package dev.repwatch.checks.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Judges messages of hostile size, one after the other, and prints the rules they break. */
final class HostileMessages {

    private static final String HEADER = """
            From: a@example.jp
            To: b@example.com
            Subject: big
            Date: Sun, 29 Nov 2026 10:00:00 +0900
            Message-ID: <1@example.jp>
            MIME-Version: 1.0
            """.replace("\n", "\r\n");
    private static final String MIXED = HEADER + """
            Content-Type: multipart/mixed; boundary=x

            --x
            Content-Type: text/plain

            hello
            --x
            """.replace("\n", "\r\n");

    private HostileMessages() {}

    public static void main(String[] arguments) throws IOException {
        say("50 MB", large());
        say("190 KB of HTML", html());
        say("300 nested parts", nested());
        say("zip bomb", bomb());
    }

    private static void say(String name, byte[] message) {
        System.out.println(name + ": "
                + MessageScorer.withoutAsking(message, Profile.TRANSACTIONAL, Instant.parse("2026-11-29T01:00:00Z"))
                        .stream()
                        .map(it -> it.rule().id())
                        .collect(Collectors.joining(" ")));
    }

    private static byte[] large() {
        byte[] head = (MIXED + "Content-Type: application/pdf; name=a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] line = ("A".repeat(76) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] end = "--x--\r\n".getBytes(StandardCharsets.US_ASCII);
        int lines = 50_000_000 / line.length;
        byte[] whole = new byte[head.length + lines * line.length + end.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        for (int i = 0; i < lines; i++) {
            System.arraycopy(line, 0, whole, head.length + i * line.length, line.length);
        }
        System.arraycopy(end, 0, whole, whole.length - end.length, end.length);
        return whole;
    }

    private static byte[] html() {
        return (HEADER + "Content-Type: text/html; charset=utf-8\r\n\r\n<html><body>"
                        + "<table><tr><td>autumn\r\n".repeat(8_000) + "</body></html>\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] nested() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 300; i++) {
            text.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b")
                    .append(i)
                    .append("\r\n");
        }
        return text.append("Content-Type: text/plain\r\n\r\nhi\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] bomb() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1000; i++) {
                zip.putNextEntry(new ZipEntry("a" + i + ".txt"));
                zip.write(zeros);
            }
        }
        return (MIXED + "Content-Type: application/zip; name=a.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + Base64.getMimeEncoder().encodeToString(out.toByteArray()) + "\r\n--x--\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
