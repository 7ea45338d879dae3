package dev.repwatch.monitor.diagnosis.situation;

import com.google.re2j.Pattern;
import dev.repwatch.monitor.diagnosis.evidence.CleanText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Parts of a mail that are written in base64 (RFC 2045), as servers do for what is not ASCII. */
final class EncodedParts {

    private static final Pattern ENCODED = Pattern.compile("(?i)content-transfer-encoding:\\s*base64\\s*");
    private static final Pattern LINE = Pattern.compile("[A-Za-z0-9+/]{2,200}={0,2}");
    private static final int MOST = 1 << 16;

    private EncodedParts() {}

    /** The same with the text of such parts in their place; what is no base64 stays. */
    static String readable(String mail) {
        if (!ENCODED.matcher(mail).find()) {
            return mail;
        }
        List<String> out = new ArrayList<>();
        StringBuilder encoded = new StringBuilder();
        boolean marked = false;
        for (String line : mail.split("\n", -1)) {
            String bare = line.strip();
            if (marked && LINE.matches(bare) && encoded.length() < MOST) {
                encoded.append(bare);
                continue;
            }
            if (encoded.length() > 0) {
                out.add(decoded(encoded.toString()));
                encoded.setLength(0);
                marked = false;
            }
            marked = ENCODED.matches(bare) || (marked && !bare.startsWith("--"));
            out.add(line);
        }
        if (encoded.length() > 0) {
            out.add(decoded(encoded.toString()));
        }
        return String.join("\n", out);
    }

    private static String decoded(String text) {
        try {
            byte[] octets = Base64.getMimeDecoder().decode(text);
            return CleanText.lines(new String(octets, StandardCharsets.UTF_8), MOST);
        } catch (IllegalArgumentException noBase64) {
            return text;
        }
    }
}
