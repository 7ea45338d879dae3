package dev.repwatch.checks.message;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.util.MimeParameterMapping;
import org.jspecify.annotations.Nullable;

/**
 * The leaves of a message.
 *
 * @param parts in order
 * @param tooDeep reading stopped: nested too deeply, or too many
 * @param broken the parts do not fit together
 */
record MimeParts(List<MimePart> parts, boolean tooDeep, boolean broken) {

    private static final int DEEPEST = 30;
    private static final int MOST = 1000;
    private static final int MOST_PARAMETERS = 50;
    /** Each is looked for in the whole body. */
    private static final int MOST_BOUNDARIES = 40;

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^=;\\s\"]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;]*))");
    /** Of one part; what is behind it is not looked at, so that a message of 50 MB is judged in a small heap. */
    private static final int MOST_OCTETS = 12_000_000;

    static MimeParts of(RawMessage message) {
        MimeTokenStream tokens = new MimeTokenStream(MimeConfig.custom()
                .setMaxLineLen(-1)
                .setMaxHeaderLen(-1)
                .setMaxHeaderCount(-1)
                .setMaxContentLen(-1)
                .build());
        List<MimePart> parts = new ArrayList<>();
        String body = message.body().latin1();
        // the message itself is announced like one within it
        int depth = -1;
        int within = 0;
        boolean torn = false;
        int multiparts = 0;
        String disposition = "";
        String type = "";
        try {
            tokens.parse(new ByteArrayInputStream(message.octets().array()));
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                if (state == EntityState.T_START_MULTIPART) {
                    depth++;
                    torn |= multiparts++ < MOST_BOUNDARIES
                            && torn(tokens.getBodyDescriptor().getBoundary(), body);
                } else if (state == EntityState.T_START_MESSAGE) {
                    depth++;
                    within++;
                } else if (state == EntityState.T_END_MULTIPART) {
                    depth--;
                } else if (state == EntityState.T_END_MESSAGE) {
                    depth--;
                    within--;
                } else if (state == EntityState.T_START_HEADER) {
                    disposition = "";
                    type = "";
                } else if (state == EntityState.T_FIELD) {
                    String name = lower(tokens.getField().getName());
                    disposition = name.equals("content-disposition")
                            ? tokens.getField().getBody()
                            : disposition;
                    type = name.equals("content-type") ? tokens.getField().getBody() : type;
                } else if (state == EntityState.T_BODY) {
                    parts.add(part(tokens, type, disposition, within > 1));
                }
                if (depth > DEEPEST || parts.size() > MOST) {
                    return new MimeParts(parts, true, false);
                }
            }
            return new MimeParts(parts, false, torn || isBare(message));
        } catch (MimeException | IOException broken) {
            return new MimeParts(parts, false, true);
        }
    }

    /** @param within it is a part of a message that is itself attached */
    private static MimePart part(MimeTokenStream tokens, String type, String disposition, boolean within)
            throws IOException {
        BodyDescriptor described = tokens.getBodyDescriptor();
        byte[] encoded;
        try (InputStream in = tokens.getInputStream()) {
            encoded = in.readNBytes(MOST_OCTETS);
        }
        String encoding = lower(described.getTransferEncoding());
        Optional<String> name = parameter(disposition, "filename").or(() -> parameter(type, "name"));
        boolean attached = within
                || lower(disposition).strip().startsWith("attachment")
                || (name.isPresent() && !lower(described.getMimeType()).startsWith("text/"));
        byte[] decoded = decoded(encoded, encoding);
        Optional<String> charset = parameter(type, "charset");
        boolean text = lower(described.getMimeType()).startsWith("text/");
        return new MimePart(
                lower(described.getMimeType()),
                charset,
                encoding,
                name,
                attached,
                within,
                new Octets(encoded),
                new Octets(decoded),
                text ? MimePart.text(decoded, charset) : "");
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** A parameter of a field, RFC 2231 included. */
    private static Optional<String> parameter(String field, String wanted) {
        MimeParameterMapping mapping = new MimeParameterMapping();
        Matcher pieces = PARAMETER.matcher(field.replaceAll("\r?\n", ""));
        for (int i = 0; i < MOST_PARAMETERS && pieces.find(); i++) {
            String quoted = pieces.group(2);
            mapping.addParameter(
                    lower(pieces.group(1)),
                    quoted == null ? pieces.group(3).strip() : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return Optional.ofNullable(mapping.get(wanted)).filter(text -> !text.isBlank());
    }

    private static byte[] decoded(byte[] encoded, String encoding) throws IOException {
        InputStream raw = new ByteArrayInputStream(encoded);
        if (encoding.equals("base64")) {
            try (InputStream in = new Base64InputStream(raw)) {
                return in.readNBytes(MOST_OCTETS);
            }
        }
        if (encoding.equals("quoted-printable")) {
            try (InputStream in = new QuotedPrintableInputStream(raw)) {
                return in.readNBytes(MOST_OCTETS);
            }
        }
        return encoded;
    }

    /** Whether a boundary stands nowhere, is never closed, or is opened again behind its end. */
    private static boolean torn(@Nullable String boundary, String body) {
        if (boundary == null || boundary.isEmpty()) {
            return true;
        }
        boolean opened = false;
        boolean closed = false;
        String dashes = "--" + boundary;
        for (int at = body.indexOf(dashes); at >= 0; at = body.indexOf(dashes, at + 1)) {
            int behind = at + dashes.length();
            boolean ends = body.startsWith("--", behind);
            if ((at == 0 || body.charAt(at - 1) == '\n') && isLineEnd(body, ends ? behind + 2 : behind)) {
                if (closed && !ends) {
                    return true;
                }
                opened |= !ends;
                closed |= ends;
            }
        }
        return !opened || !closed;
    }

    private static boolean isLineEnd(String body, int from) {
        int at = from;
        while (at < body.length() && (body.charAt(at) == ' ' || body.charAt(at) == '\t' || body.charAt(at) == '\r')) {
            at++;
        }
        return at == body.length() || body.charAt(at) == '\n';
    }

    /** A multipart that names no boundary is read as text. */
    private static boolean isBare(RawMessage message) {
        return message.first("content-type")
                .map(HeaderField::value)
                .filter(type -> lower(type).startsWith("multipart/"))
                .filter(type -> Boundary.of(type).isEmpty())
                .isPresent();
    }
}
