package dev.repwatch.checks.feeds.dmarc;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads a folder of reports of others, such as the {@code samples/} of parsedmarc, and says of each what became of it. */
final class SampleReports {

    private SampleReports() {}

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                System.out.println(said(file) + "  " + file.getFileName());
            }
        }
    }

    private static String said(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            List<DmarcReport> reports = new ArrayList<>();
            for (byte[] attachment : attachments(file, bytes)) {
                for (byte[] xml : ReportArchive.unpack(attachment)) {
                    reports.add(DmarcReader.read(xml));
                }
            }
            return reports.isEmpty()
                    ? "none   "
                    : "read   " + reports.get(0).rows().size() + " rows of "
                            + reports.get(0).organisation();
        } catch (FeedFailure refused) {
            return "refused " + refused.detail();
        }
    }

    private static List<byte[]> attachments(Path file, byte[] bytes) throws FeedFailure {
        boolean letter = file.toString().endsWith(".eml")
                || new String(bytes, 0, Math.min(20, bytes.length), StandardCharsets.US_ASCII).startsWith("Received:");
        return letter
                ? MailMessage.parse(new ByteArrayInputStream(bytes), 20_000_000).parts().stream()
                        .map(it -> it.body().toByteArray())
                        .toList()
                : List.of(bytes);
    }
}
