package dev.repwatch.monitor.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A form of ours. A page of another site can make a browser send forms to us with our cookies, but it cannot know what is in
 * them: each form holds a key that is made of a cookie, and is another each time it is shown, so that no length of a packed page
 * gives it away.
 *
 * @param fields by name, the last where one was sent several times; see {@link #all}
 */
public record Form(Map<String, List<String>> fields) {

    /** The cookie of who has logged in. */
    public static final String SESSION = "repwatch";
    /** The cookie of who is known by something else, such as a proxy. */
    public static final String GUEST = "repwatch_form";

    public static final String KEY = "key";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MASK = 16;

    /**
     * The form in the body.
     *
     * @throws HttpRefusal when its key is not of this browser
     */
    public static Form of(Request request) {
        Form form = new Form(request.form());
        boolean ours = secret(request.headers())
                .filter(it -> right(it, form.field(KEY)))
                .isPresent();
        if (!ours) {
            throw HttpRefusal.worded(
                    HttpRefusal.FORBIDDEN, "form", "this form is no longer valid; open the page again and repeat it");
        }
        return form;
    }

    /** For a form on a page for this browser; empty when it has no cookie yet. */
    public static Optional<String> key(Map<String, String> headers) {
        return secret(headers).map(Form::key);
    }

    /** The same for a cookie that the browser is about to get. */
    public static String key(String cookie) {
        byte[] mask = random(MASK);
        byte[] key = mac(cookie);
        byte[] both = Arrays.copyOf(mask, MASK * 2);
        for (int i = 0; i < MASK; i++) {
            both[MASK + i] = (byte) (mask[i] ^ key[i]);
        }
        return encoded(both);
    }

    /** Whether the key in the header {@code repwatch-key} is of this browser, for what is no form. */
    public static boolean keyed(Map<String, String> headers) {
        return secret(headers)
                .filter(it -> right(it, headers.getOrDefault("repwatch-key", "")))
                .isPresent();
    }

    /** Not to be guessed; for cookies and links. */
    public static String fresh(int bytes) {
        return encoded(random(bytes));
    }

    /** The last value of this name; empty text when there is none. */
    public String field(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.get(values.size() - 1);
    }

    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** A cookie that the browser sent. */
    public static Optional<String> cookie(Map<String, String> headers, String name) {
        return Arrays.stream(headers.getOrDefault("cookie", "").split(";", 50))
                .map(String::strip)
                .filter(it -> it.startsWith(name + "="))
                .map(it -> it.substring(name.length() + 1))
                .filter(it -> it.matches("[A-Za-z0-9_-]{20,100}"))
                .findFirst();
    }

    private static Optional<String> secret(Map<String, String> headers) {
        return cookie(headers, SESSION).or(() -> cookie(headers, GUEST));
    }

    private static boolean right(String cookie, String key) {
        if (!key.matches("[A-Za-z0-9_-]{43}")) {
            return false;
        }
        byte[] both = Base64.getUrlDecoder().decode(key);
        byte[] wanted = mac(cookie);
        byte[] given = new byte[MASK];
        for (int i = 0; i < MASK; i++) {
            given[i] = (byte) (both[i] ^ both[MASK + i]);
        }
        return MessageDigest.isEqual(given, Arrays.copyOf(wanted, MASK));
    }

    private static byte[] mac(String cookie) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(cookie.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return mac.doFinal("form".getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static byte[] random(int bytes) {
        byte[] made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
