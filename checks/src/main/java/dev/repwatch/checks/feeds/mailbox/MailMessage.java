package dev.repwatch.checks.feeds.mailbox;

import dev.repwatch.checks.feeds.FeedFailure;
import jakarta.mail.internet.MailDateFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okio.ByteString;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * A message from a stranger, taken apart within limits: size, number and length of headers, depth and number of parts.
 *
 * @param headers of the message itself
 * @param parts every part that is not a multipart, decoded
 */
public record MailMessage(List<Header> headers, List<Part> parts) {

    private static final int DEEPEST = 10;
    private static final int MOST_PARTS = 100;
    private static final Duration IN_TRANSIT = Duration.ofDays(7);
    private static final MimeConfig LIMITS = MimeConfig.custom()
            .setMaxHeaderCount(500)
            .setMaxHeaderLen(64_000)
            .setMaxLineLen(1_000_000)
            .setMaxContentLen(40_000_000)
            .build();

    /** @param value unfolded, as it came */
    public record Header(String name, String value) {}

    /** @param type the MIME type it claims to be, lower case */
    public record Part(String type, ByteString body) {}

    public MailMessage {
        headers = List.copyOf(headers);
        parts = List.copyOf(parts);
    }

    /**
     * Takes a message apart.
     *
     * @param largest bytes, of the message and of all parts together
     * @throws FeedFailure when it is broken or goes over a limit
     */
    public static MailMessage parse(InputStream message, int largest) throws FeedFailure {
        MimeTokenStream tokens = new MimeTokenStream(LIMITS);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(message);
        try {
            return new Parse(largest).take(tokens);
        } catch (MimeException | IOException | RuntimeException broken) {
            throw FeedFailure.badAnswer(
                    "it is not a readable message (" + broken.getClass().getSimpleName() + ")");
        }
    }

    /** The headers of a message that is only there as text, such as a returned original. */
    public static List<Header> headers(ByteString message) throws FeedFailure {
        return parse(new ByteArrayInputStream(message.toByteArray()), message.size() + 1)
                .headers();
    }

    /** The same of a message that may be broken in whatever way: those that can be read. */
    static List<Header> readableHeaders(ByteString message) {
        MimeTokenStream tokens = new MimeTokenStream(LIMITS);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(message.toByteArray()));
        Parse parse = new Parse(0);
        try {
            for (EntityState state = tokens.getState();
                    state != EntityState.T_END_HEADER && state != EntityState.T_END_OF_STREAM;
                    state = tokens.next()) {
                if (state == EntityState.T_FIELD) {
                    parse.field(tokens, false);
                }
            }
        } catch (MimeException | IOException | RuntimeException broken) {
            // what came before is still there
        }
        return parse.headers;
    }

    /** The first header of this name. */
    public Optional<String> header(String name) {
        return first(headers, name);
    }

    /** When it was sent, by its own word. */
    public Optional<Instant> sent() {
        return header("Date").flatMap(MailMessage::time);
    }

    /** The day it belongs to: when it came, or when it was sent if that was long before, as after a mailbox moved. */
    public LocalDate day(Instant received) {
        Instant at =
                sent().filter(it -> it.isBefore(received.minus(IN_TRANSIT))).orElse(received);
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    private static Optional<Instant> time(String text) {
        try {
            Date date = new MailDateFormat().parse(text);
            return Optional.ofNullable(date).map(Date::toInstant);
        } catch (ParseException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /** Parts that are messages themselves, such as a report that somebody forwarded; broken ones are none. */
    public List<MailMessage> enclosed() {
        List<MailMessage> enclosed = new ArrayList<>();
        for (Part part : parts) {
            if (part.type().equals("message/rfc822") || part.type().equals("message/global")) {
                try {
                    enclosed.add(parse(
                            new ByteArrayInputStream(part.body().toByteArray()),
                            part.body().size() + 1));
                } catch (FeedFailure broken) {
                    // then there is nothing to be read in it
                }
            }
        }
        return enclosed;
    }

    /** The first header of this name among these. */
    public static Optional<String> first(List<Header> headers, String name) {
        return headers.stream()
                .filter(it -> it.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    private static final class Parse {
        private final List<Header> headers = new ArrayList<>();
        private final List<Part> parts = new ArrayList<>();
        private int depth;
        private int left;

        Parse(int largest) {
            left = largest;
        }

        MailMessage take(MimeTokenStream tokens) throws MimeException, IOException, FeedFailure {
            boolean inside = false;
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                switch (state) {
                    case T_FIELD -> field(tokens, inside);
                    case T_END_HEADER -> inside = true;
                    case T_START_MULTIPART -> deeper();
                    case T_END_MULTIPART -> depth--;
                    case T_BODY -> part(tokens);
                    default -> {
                        // preambles, epilogues and boundaries hold nothing for us
                    }
                }
            }
            return new MailMessage(headers, parts);
        }

        private void field(MimeTokenStream tokens, boolean inside) {
            if (!inside) {
                String value = tokens.getField().getBody();
                headers.add(new Header(
                        tokens.getField().getName(),
                        value == null ? "" : value.replaceAll("\\s+", " ").strip()));
            }
        }

        private void deeper() throws FeedFailure {
            depth++;
            if (depth > DEEPEST) {
                throw FeedFailure.badAnswer("its parts are nested too deep");
            }
        }

        private void part(MimeTokenStream tokens) throws IOException, FeedFailure {
            byte[] body = tokens.getDecodedInputStream().readNBytes(left + 1);
            left -= body.length;
            if (left < 0 || parts.size() >= MOST_PARTS) {
                throw FeedFailure.badAnswer("it is too large or has too many parts");
            }
            String type = tokens.getBodyDescriptor().getMimeType();
            parts.add(new Part(type == null ? "" : type.toLowerCase(Locale.ROOT), ByteString.of(body)));
        }
    }
}
