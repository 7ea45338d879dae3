package dev.repwatch.checks.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;

/**
 * A leaf of the message.
 *
 * @param type {@code text/html}, in lower case
 * @param charset as declared
 * @param encoding of the transfer, in lower case; empty when none is named
 * @param fileName when it is attached under one
 * @param attached it is not meant to be read in place
 * @param encoded its octets as they stand
 * @param decoded its octets
 */
record MimePart(
        String type,
        Optional<String> charset,
        String encoding,
        Optional<String> fileName,
        boolean attached,
        Octets encoded,
        Octets decoded) {

    boolean isReadable() {
        return !attached && (type.equals("text/plain") || type.equals("text/html"));
    }

    /** Nothing when nobody knows the charset. */
    Optional<Charset> knownCharset() {
        String name = charset.orElse("us-ascii").toLowerCase(Locale.ROOT);
        try {
            return Optional.of(Charset.forName(name.equals("iso-2022-jp") ? "x-windows-iso2022jp" : name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    /** Its text, with marks in place of what cannot be decoded. */
    String text() {
        return new String(decoded.array(), knownCharset().orElse(StandardCharsets.UTF_8));
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
