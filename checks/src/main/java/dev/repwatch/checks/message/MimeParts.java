package dev.repwatch.checks.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
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
    private static final Pattern PIECES = Pattern.compile(";");
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
        int depth = 0;
        String disposition = "";
        String type = "";
        try {
            tokens.parse(new ByteArrayInputStream(message.octets().array()));
            for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
                if (state == EntityState.T_START_MULTIPART || state == EntityState.T_START_MESSAGE) {
                    depth++;
                } else if (state == EntityState.T_END_MULTIPART || state == EntityState.T_END_MESSAGE) {
                    depth--;
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
                    parts.add(part(tokens, type, disposition));
                }
                if (depth > DEEPEST || parts.size() > MOST) {
                    return new MimeParts(parts, true, false);
                }
            }
            return new MimeParts(parts, false, unclosed(message));
        } catch (MimeException | IOException broken) {
            return new MimeParts(parts, false, true);
        }
    }

    private static MimePart part(MimeTokenStream tokens, String type, String disposition) throws IOException {
        BodyDescriptor described = tokens.getBodyDescriptor();
        byte[] encoded;
        try (InputStream in = tokens.getInputStream()) {
            encoded = in.readNBytes(MOST_OCTETS);
        }
        String encoding = lower(described.getTransferEncoding());
        Optional<String> name = parameter(disposition, "filename").or(() -> parameter(type, "name"));
        boolean attached = lower(disposition).strip().startsWith("attachment")
                || (name.isPresent() && !lower(described.getMimeType()).startsWith("text/"));
        return new MimePart(
                lower(described.getMimeType()),
                Optional.ofNullable(described.getCharset()),
                encoding,
                name,
                attached,
                new Octets(encoded),
                new Octets(decoded(encoded, encoding)));
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    /** A parameter of a field, RFC 2231 included. */
    private static Optional<String> parameter(String field, String wanted) {
        MimeParameterMapping mapping = new MimeParameterMapping();
        String[] pieces = PIECES.split(field, MOST_PARAMETERS);
        for (int i = 1; i < pieces.length; i++) {
            int equals = pieces[i].indexOf('=');
            if (equals > 0) {
                String value = pieces[i].substring(equals + 1).strip();
                boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
                mapping.addParameter(
                        lower(pieces[i].substring(0, equals).strip()),
                        quoted ? value.substring(1, value.length() - 1) : value);
            }
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

    /** A multipart whose last boundary is missing, or that names none. */
    private static boolean unclosed(RawMessage message) {
        return message.first("content-type")
                .map(HeaderField::value)
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/"))
                .map(type -> {
                    Optional<String> boundary = Boundary.of(type);
                    String body = message.body().latin1();
                    return boundary.isEmpty()
                            || !(body.startsWith("--" + boundary.get() + "--")
                                    || body.contains("\r\n--" + boundary.get() + "--"));
                })
                .orElse(false);
    }
}
