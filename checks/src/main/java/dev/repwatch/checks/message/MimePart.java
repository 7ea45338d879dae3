package dev.repwatch.checks.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

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
 * @param text of a part that is text; empty for others
 */
record MimePart(
        String type,
        Optional<String> charset,
        String encoding,
        Optional<String> fileName,
        boolean attached,
        boolean within,
        Octets encoded,
        Octets decoded,
        String text) {

    boolean isReadable() {
        return !attached && (type.equals("text/plain") || type.equals("text/html"));
    }

    /** Nothing when nobody here can read the charset; where none is named, that of ASCII. */
    Optional<Charset> knownCharset() {
        return MailCharsets.of(charset.orElse("us-ascii"));
    }

    /**
     * Octets as text, with marks in place of what cannot be decoded. Where the charset is not named or not the right one, the usual ones
     * of Japanese mail are tried: a finding says so, and what the text says is judged all the same.
     */
    static String text(byte[] octets, Optional<String> charset) {
        Optional<Charset> named = charset.flatMap(MailCharsets::of);
        return Stream.concat(
                        named.stream(),
                        Stream.of("utf-8", "iso-2022-jp", "shift_jis", "euc-jp")
                                .flatMap(it -> MailCharsets.of(it).stream()))
                .filter(candidate -> decodes(octets, candidate))
                .findFirst()
                .map(candidate -> new String(octets, candidate))
                .orElseGet(() -> new String(octets, named.orElse(StandardCharsets.UTF_8)));
    }

    boolean decodes() {
        return decodes(decoded.array(), knownCharset().orElse(StandardCharsets.UTF_8));
    }

    private static boolean decodes(byte[] octets, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException wrong) {
            return false;
        }
    }
}
