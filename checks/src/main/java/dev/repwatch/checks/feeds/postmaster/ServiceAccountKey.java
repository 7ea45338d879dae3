package dev.repwatch.checks.feeds.postmaster;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.Redactor;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A service account's key file, which signs its own assertions (RFC 7523 section 3, RS256). */
final class ServiceAccountKey {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String SCOPE = "https://www.googleapis.com/auth/postmaster.traffic.readonly";
    private static final Duration LIFE = Duration.ofMinutes(50);

    private final String account;
    private final PrivateKey key;

    private ServiceAccountKey(String account, PrivateKey key) {
        this.account = account;
        this.key = key;
    }

    /** @throws IllegalArgumentException when it is not such a file; the message quotes nothing of it */
    static ServiceAccountKey parse(Secret file, Redactor redactor) {
        try {
            JsonNode json = JSON.readTree(file.reveal());
            String pem = json.path("private_key").asText("");
            redactor.hide(pem);
            String base64 =
                    pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
            redactor.hide(base64);
            PrivateKey key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            return new ServiceAccountKey(json.path("client_email").asText(""), key);
        } catch (JacksonException | GeneralSecurityException | IllegalArgumentException broken) {
            // the cause would quote the key
            throw new IllegalArgumentException("service_account: is not the JSON key file of a service account");
        }
    }

    /** @param subject the user it acts for */
    String assertion(Optional<String> subject, String audience, Instant now) {
        ObjectNode claims = JSON.createObjectNode()
                .put("iss", account)
                .put("scope", SCOPE)
                .put("aud", audience)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        subject.ifPresent(it -> claims.put("sub", it));
        String head = part("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + part(claims.toString());
        return head + "." + BASE64.encodeToString(signature(head));
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has RS256", impossible);
        }
    }
}
