package dev.repwatch.checks.message;

import dev.repwatch.checks.dns.RecordType;
import dev.repwatch.checks.posture.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.apache.james.jdkim.DKIMSigner;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.tagvalue.SignatureRecordTemplate;

/** A made-up DNS in which example.jp sends rightly, and the keys to sign as it does. */
final class AuthWorld {

    static final KeyPair STRONG = key(2048);
    static final KeyPair WEAK = key(1024);
    static final KeyPair BROKEN = key(768);
    static final String SENT = "Received: from mta.example.jp (mta.example.jp [192.0.2.10]) by mx.example.com;"
            + " Sun, 29 Nov 2026 10:00:05 +0900\r\n";

    private AuthWorld() {}

    /** Without a name for the client. */
    static World bare() {
        return new World()
                .add("example.jp", RecordType.MX, "10 mx.example.jp")
                .text("example.jp", "v=spf1 ip4:192.0.2.10 -all")
                .text("mail.example.jp", "v=spf1 ip4:192.0.2.10 -all")
                .text("mta.example.jp", "v=spf1 a -all")
                .text("esp.example.com", "v=spf1 ip4:192.0.2.10 -all")
                .text("_dmarc.example.jp", "v=DMARC1; p=quarantine")
                .text("s1._domainkey.example.jp", record(STRONG))
                .text("s1._domainkey.mail.example.jp", record(STRONG))
                .text("e1._domainkey.esp.example.com", record(STRONG))
                .text("weak._domainkey.example.jp", record(WEAK))
                .text("broken._domainkey.example.jp", record(BROKEN))
                .add("mta.example.jp", RecordType.A, "192.0.2.10");
    }

    static World usual() {
        return bare().add("10.2.0.192.in-addr.arpa", RecordType.PTR, "mta.example.jp");
    }

    static String signature(String message, String tags) {
        return signature(message, tags, STRONG);
    }

    static String signature(String message, String tags, KeyPair key) {
        String template = "v=1; a=rsa-sha256; c=relaxed/relaxed; " + tags + "; bh=; b=;";
        try {
            return new Signer(template, key)
                            .sign(new ByteArrayInputStream(message.getBytes(StandardCharsets.ISO_8859_1)))
                    + "\r\n";
        } catch (IOException | FailException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static MessageScore score(String message, World world, Profile profile) {
        RawMessage raw =
                RawMessage.read(message.getBytes(StandardCharsets.ISO_8859_1)).orElseThrow();
        MessageView view = MessageView.of(raw, SampleMail.NOW);
        Findings findings = new Findings(profile);
        MessageScorer.look(view, findings);
        Envelope envelope = ReceivedEnvelope.of(raw);
        new AuthChecks(view, envelope, AuthFacts.of(view, envelope, world), findings).look(profile);
        return Scoring.of(findings, java.util.List.of());
    }

    private static String record(KeyPair key) {
        return "v=DKIM1; k=rsa; p="
                + Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    }

    private static KeyPair key(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The library signs nothing that is over by the clock of this machine. */
    private static final class Signer extends DKIMSigner {

        Signer(String template, KeyPair key) {
            super(template, key.getPrivate());
        }

        @Override
        public SignatureRecord newSignatureRecordTemplate(String record) {
            return new SignatureRecordTemplate(record) {
                @Override
                public void validate() {
                    // as it is
                }
            };
        }
    }
}
