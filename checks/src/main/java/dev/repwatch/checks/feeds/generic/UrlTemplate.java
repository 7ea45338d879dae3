package dev.repwatch.checks.feeds.generic;

import dev.repwatch.checks.Secret;
import dev.repwatch.checks.feeds.http.Endpoint;
import dev.repwatch.checks.reputation.Target;
import dev.repwatch.checks.reputation.TargetKind;
import inet.ipaddr.IPAddressString;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.HttpUrl;

/** An address with gaps for the target and the key, each filled percent-encoded. */
record UrlTemplate(String text, Optional<Secret> key) {

    /** @throws IllegalArgumentException when no address comes out of it */
    UrlTemplate {
        Endpoint.of("url", text.replaceAll("\\{(target|reversed|key)\\}", "x"), false);
    }

    HttpUrl forTarget(Target target) {
        return HttpUrl.get(
                withKey().replace("{target}", encoded(target.text())).replace("{reversed}", encoded(reversed(target))));
    }

    HttpUrl forAll() {
        return HttpUrl.get(withKey());
    }

    private String withKey() {
        return text.replace("{key}", key.map(it -> encoded(it.reveal())).orElse(""));
    }

    private static String reversed(Target target) {
        if (target.kind() == TargetKind.DOMAIN) {
            return target.text();
        }
        return new IPAddressString(target.text())
                .getAddress()
                .toReverseDNSLookupString()
                .replaceFirst("\\.(in-addr|ip6)\\.arpa\\.?$", "");
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
