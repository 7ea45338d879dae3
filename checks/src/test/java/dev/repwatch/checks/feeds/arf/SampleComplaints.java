package dev.repwatch.checks.feeds.arf;

import dev.repwatch.checks.feeds.FeedFailure;
import dev.repwatch.checks.feeds.mailbox.MailMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads a folder of complaints of others, such as sisimai's set-of-emails, and says of each what became of it. */
final class SampleComplaints {

    private SampleComplaints() {}

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                System.out.println(said(file) + "  " + file.getFileName());
            }
        }
    }

    private static String said(Path file) throws IOException {
        try {
            MailMessage message = MailMessage.parse(new ByteArrayInputStream(Files.readAllBytes(file)), 20_000_000);
            return FeedbackReport.of(message)
                    .map(it -> "read    " + it.type() + " " + it.sourceIp().orElse("-") + " " + it.domains())
                    .orElse("none   ");
        } catch (FeedFailure refused) {
            return "refused " + refused.detail();
        }
    }
}
