package dev.repwatch.checks.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A leaf of the message.
 *
 * @param type {@code text/html}, in lower case
 * @param charset as declared
 * @param encoding of the transfer, in lower case; empty when none is named
 * @param fileName when it is attached under one
 * @param attached it is not meant to be read in place
 * @param within it is of a message that is itself attached
 * @param encoded its octets as they stand
 * @param decoded its octets
 */
record MimePart(
        String type,
        Optional<String> charset,
        String encoding,
        Optional<String> fileName,
        boolean attached,
        boolean within,
        Octets encoded,
        Octets decoded) {

    boolean isReadable() {
        return !attached && (type.equals("text/plain") || type.equals("text/html"));
    }

    /** Nothing when nobody here can read the charset; where none is named, that of ASCII. */
    Optional<Charset> knownCharset() {
        return MailCharsets.of(charset.orElse("us-ascii"));
    }

    /** Its text, with marks in place of what cannot be decoded; read as UTF-8 where no charset is named. */
    String text() {
        Charset read =
                charset.isEmpty() ? StandardCharsets.UTF_8 : knownCharset().orElse(StandardCharsets.UTF_8);
        return new String(decoded.array(), read);
    }

    boolean decodes() {
        Charset known = knownCharset().orElse(StandardCharsets.UTF_8);
        try {
            known.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(decoded.array()));
            return true;
        } catch (CharacterCodingException wrong) {
            return false;
        }
    }
}
