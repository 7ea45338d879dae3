package dev.repwatch.checks.posture.dkim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.repwatch.checks.posture.Shared;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Key records made with OpenSSL. */
@Tag("shared")
class DkimKeysTest {

    @TestFactory
    Stream<DynamicTest> everyKey() {
        return Shared.table("dkim/keys.tsv").stream()
                .map(row -> DynamicTest.dynamicTest(row.get("verdict") + " " + row.get("why"), () -> judge(row)));
    }

    private static void judge(Shared.Row row) {
        DkimKey key = DkimKeyParser.parse(row.get("record"));
        assertThat(word(key)).as("%s", key).isEqualTo(row.get("verdict"));
        if (!row.get("type").isEmpty()) {
            assertThat(key.type()).isEqualTo(row.get("type"));
        }
        int bits = key.usable().map(DkimKey.Usable::bits).orElse(0);
        assertThat(bits).isEqualTo(Integer.parseInt(row.get("bits")));
    }

    private static String word(DkimKey key) {
        return key.match(DkimKeysTest::word, revoked -> "revoked", broken -> switch (broken.fault()) {
            case SYNTAX -> "syntax";
            case TYPE -> "key_type";
            case KEY -> "bad_key";
        });
    }

    private static String word(DkimKey.Usable key) {
        if (key.type().equals("rsa") && key.bits() < 1024) {
            return "too_short";
        }
        if (!key.sha256()) {
            return "sha1_only";
        }
        if (!key.forMail()) {
            return "not_for_mail";
        }
        return key.testing() ? "testing" : key.bare() ? "ok_odd" : "ok";
    }
}
