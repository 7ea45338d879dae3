package dev.repwatch.monitor.config.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.repwatch.checks.dnsbl.QueryNames;
import dev.repwatch.checks.reputation.DomainTarget;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import okhttp3.HttpUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

    private static final String ZONE = "bl.example.test";

    /** Made with the idna module 3.13 of Python (UTS46, non-transitional); the German and Greek ones stand in UTS46 too. */
    @ParameterizedTest
    @CsvSource({
        "stra\u00dfe.example, xn--strae-oqa.example",
        "Stra\u00dfe.EXAMPLE, xn--strae-oqa.example",
        "fa\u00df.de, xn--fa-hia.de",
        "\u03b2\u03cc\u03bb\u03bf\u03c2.com, xn--nxasmm1c.com",
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3.com, xn--10cl1a0b660p.com",
        "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.com, xn--mgba3gch31f060k.com",
        "\u0915\u094d\u200d\u0937.example, xn--11b2ezcw70k.example",
        "\u65e5\u672c\u8a9e.jp, xn--wgv71a119e.jp",
        "\u4f8b\u3048\u3002\u30c6\u30b9\u30c8, xn--r8jz45g.xn--zckzah",
        "\uff84\uff9e\uff92\uff72\uff9d.example, xn--eckwd4c7c.example",
        "B\u00dcCHER.example., xn--bcher-kva.example",
        "\u0130.example, xn--i-9bb.example",
        "\uff21\uff22\uff23.example, abc.example",
        "XN--BCHER-KVA.example, xn--bcher-kva.example",
        "_dmarc.example.jp, _dmarc.example.jp",
    })
    void isReadAsTheRegistriesOfTodayDo(String written, String ascii) {
        assertThat(DomainName.parse(written).text()).isEqualTo(ascii);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a joiner where no script wants one, a direction that turns around, digits that are an address
                "ab\u200ccd.example",
                "a\u05d0.example",
                "\uff11\uff19\uff12.0.2.10",
                "192.0.2.10",
                "2001:db8::1",
                "\u65e5\u672c..jp",
                "-\u00e4.example",
                "single"
            })
    void refusesWhatIsNone(String written) {
        assertThatIllegalArgumentException().isThrownBy(() -> DomainName.parse(written));
    }

    /** OkHttp has an UTS46 of its own, for the hosts of addresses. */
    @Property(tries = 1000)
    void isAskedUnderTheNameThatABrowserWouldAskFor(@ForAll("domains") String unicode) {
        String oracle =
                new HttpUrl.Builder().scheme("https").host(unicode).build().host();

        assertThat(QueryNames.of(new DomainTarget(DomainName.parse(unicode).text()), ZONE))
                .contains(oracle + "." + ZONE);
    }

    @Provide
    Arbitrary<String> domains() {
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('A', 'Z')
                .withCharRange('0', '9')
                .withChars(
                        "\u00e4\u00f6\u00fc\u00df\u00c4\u00d6\u00dc\u00e9\u00f1\u00e7\u03bb\u03c3\u03c2\u03a3\u0436\u0439")
                .withChars("\u3042\u3044\u3046\u65e5\u672c\u8a9e\u30ab\u30fc\uff76\uff21\uff12")
                .ofMinLength(1)
                .ofMaxLength(10);
        return label.list().ofMinSize(1).ofMaxSize(3).map(labels -> String.join(".", labels) + ".example");
    }
}
