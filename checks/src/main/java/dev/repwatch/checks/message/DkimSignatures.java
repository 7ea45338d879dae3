package dev.repwatch.checks.message;

import dev.repwatch.checks.dns.DnsAnswer;
import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.dns.TxtRecord;
import dev.repwatch.checks.posture.Answers;
import dev.repwatch.checks.posture.dkim.DkimKeyParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.PublicKeyRecordRetriever;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.apache.james.jdkim.tagvalue.SignatureRecordImpl;

/** Verifies the DKIM signatures of a message (RFC 6376), each alone, with keys from answers that are given. */
final class DkimSignatures {

    private static final String FIELD = "dkim-signature";
    private static final int MOST = 5;
    private static final int WEAK_BELOW = 2048;

    private DkimSignatures() {}

    static List<DkimSignature> of(RawMessage message, Answers answers) {
        List<HeaderField> fields = message.all(FIELD);
        return fields.subList(0, Math.min(MOST, fields.size())).stream()
                .map(field -> verified(message, field, answers))
                .toList();
    }

    private static DkimSignature verified(RawMessage message, HeaderField field, Answers answers) {
        Map<String, String> tags = tags(field.value());
        String domain = tags.getOrDefault("d", "").toLowerCase(Locale.ROOT);
        String selector = tags.getOrDefault("s", "");
        DkimSignature.Outcome outcome = DkimSignature.Outcome.FAIL;
        String reason = "";
        try {
            byte[] alone = withOnly(message, field);
            boolean passes = !new Verifier(answers)
                    .verify(new ByteArrayInputStream(alone))
                    .isEmpty();
            outcome = passes ? DkimSignature.Outcome.PASS : DkimSignature.Outcome.FAIL;
        } catch (TempFailException silent) {
            outcome = DkimSignature.Outcome.UNKNOWN;
            reason = String.valueOf(silent.getMessage());
        } catch (FailException failed) {
            reason = String.valueOf(failed.getMessage());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (RuntimeException unreadable) {
            reason = "the signature cannot be read";
        }
        if (outcome == DkimSignature.Outcome.FAIL
                && tags.getOrDefault("a", "").strip().toLowerCase(Locale.ROOT).startsWith("ed25519")) {
            // RFC 8463: the library knows RSA alone, which tells nothing of the signature
            outcome = DkimSignature.Outcome.UNKNOWN;
            reason = "ed25519";
        }
        return new DkimSignature(
                domain,
                selector,
                Arrays.stream(tags.getOrDefault("h", "").split(":", -1))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .toList(),
                tags.containsKey("l"),
                expiry(tags),
                outcome,
                reason,
                weakBits(domain, selector, answers));
    }

    private static Map<String, String> tags(String value) {
        Map<String, String> tags = new HashMap<>();
        for (String tag : value.split(";", -1)) {
            int equals = tag.indexOf('=');
            if (equals > 0) {
                tags.putIfAbsent(
                        tag.substring(0, equals).strip(),
                        tag.substring(equals + 1).strip());
            }
        }
        return tags;
    }

    private static Optional<Instant> expiry(Map<String, String> tags) {
        return Optional.ofNullable(tags.get("x"))
                .filter(text -> text.matches("\\d{1,12}"))
                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
    }

    private static Optional<Integer> weakBits(String domain, String selector, Answers answers) {
        if (keys(answers.of(selector + "._domainkey." + domain, RecordType.TXT)) instanceof Keys.Known known) {
            return known.texts().stream()
                    .flatMap(text -> DkimKeyParser.parse(text).usable().stream())
                    .filter(key -> key.type().equals("rsa") && key.bits() < WEAK_BELOW)
                    .map(key -> key.bits())
                    .findFirst();
        }
        return Optional.empty();
    }

    private sealed interface Keys {

        record Known(List<String> texts) implements Keys {}

        record Unclear(String cause) implements Keys {}
    }

    private static Keys keys(DnsAnswer answer) {
        return answer.match(
                records -> new Keys.Known(
                        records.texts().stream().map(TxtRecord::octets).toList()),
                absent -> new Keys.Known(List.of()),
                failed -> new Keys.Unclear(failed.cause().name().toLowerCase(Locale.ROOT)));
    }

    /** The message with this signature and no other. */
    private static byte[] withOnly(RawMessage message, HeaderField signature) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (HeaderField field : new ArrayList<>(message.fields())) {
            if (!field.name().equals(FIELD) || field.equals(signature)) {
                out.writeBytes((field.raw() + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        out.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(message.body().array());
        return out.toByteArray();
    }

    /** The library judges expiry by the clock of this machine; here it is judged by when the message came. */
    private static final class Verifier extends DKIMVerifier {

        Verifier(Answers answers) {
            super(retriever(answers));
        }

        private static PublicKeyRecordRetriever retriever(Answers answers) {
            return (methods, selector, domain) -> {
                Keys keys = keys(answers.of(selector + "._domainkey." + domain, RecordType.TXT));
                if (keys instanceof Keys.Unclear unclear) {
                    throw new TempFailException(unclear.cause());
                }
                return ((Keys.Known) keys).texts();
            };
        }

        @Override
        public SignatureRecord newSignatureRecord(String record) {
            return new SignatureRecordImpl(record) {
                @Override
                public void validate() {
                    try {
                        super.validate();
                    } catch (IllegalStateException invalid) {
                        if (!String.valueOf(invalid.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .contains("expired")) {
                            throw invalid;
                        }
                    }
                }
            };
        }
    }
}
