package dev.repwatch.monitor.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.checks.dnsbl.DnsblList;
import dev.repwatch.checks.dnsbl.ReturnCode;
import dev.repwatch.checks.dnsbl.catalogue.Catalogue;
import dev.repwatch.checks.reputation.Scope;
import dev.repwatch.checks.reputation.SourceId;
import dev.repwatch.monitor.preflight.Listed.Covers;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One entry of {@code listed}; what is not said comes from the catalogue. */
final class ListedJson {

    private static final int LIGHTEST = 4;
    /** Parts of ZEN, such as {@code spamhaus-css}, are codes in the catalogue and lists of their own to other programs. */
    private static final String SPAMHAUS = "spamhaus-";
    /** Receivers judge IPv4 by the /24 and IPv6 by the /64. */
    private static final int V4_BITS = 32;

    private static final int HALF_OF_V6 = 64;

    private ListedJson() {}

    static Listed read(JsonNode json) {
        String id = EvidenceText.shorten(
                json.isTextual() ? json.textValue() : json.path("list").asText("unknown"));
        int tier = known(id).map(DnsblList::tier).orElse(id.startsWith(SPAMHAUS) ? 1 : LIGHTEST);
        tier = json.path("tier").asInt(tier);
        return new Listed(id, EvidenceText.shorten(json.path("code").asText("")), tier, covers(id, json));
    }

    private static Covers covers(String id, JsonNode json) {
        String code = json.path("code").asText("").toLowerCase(Locale.ROOT);
        if (json.path("polarity").asText("").equals("welcome")
                || code.contains("welcome")
                || code.contains("white")
                || known(id).filter(ListedJson::welcomes).isPresent()) {
            return Covers.WELCOME;
        }
        String scope = json.path("scope")
                .asText(usual(id))
                .toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replace("/", "");
        if (scope.matches("(?:cidr)?\\d{1,3}")) {
            return prefix(Integer.parseInt(scope.replace("cidr", "")));
        }
        return switch (scope) {
            case "range", "net", "cidr", "subnet" -> Covers.RANGE;
            case "v6-64" -> Covers.V6_64;
            case "asn", "as", "network" -> Covers.NETWORK;
            case "policy" -> Covers.POLICY;
            case "welcome", "allow", "white" -> Covers.WELCOME;
            default -> Covers.ADDRESS;
        };
    }

    private static Covers prefix(int bits) {
        if (bits < V4_BITS) {
            return Covers.RANGE;
        }
        return bits > V4_BITS && bits <= HALF_OF_V6 ? Covers.V6_64 : Covers.ADDRESS;
    }

    /** Where nobody says what an entry is about: what all entries of the list are about. */
    private static String usual(String id) {
        Set<Scope> scopes = known(id).stream()
                .flatMap(list -> list.codes().stream())
                .filter(code -> code.polarity() == ReturnCode.Polarity.LISTED)
                .map(ReturnCode::scope)
                .collect(Collectors.toSet());
        if (scopes.equals(Set.of(Scope.ASN))) {
            return "asn";
        }
        return scopes.equals(Set.of(Scope.CIDR24)) ? "cidr24" : "ip";
    }

    private static boolean welcomes(DnsblList list) {
        return !list.codes().isEmpty()
                && list.codes().stream().noneMatch(code -> code.polarity() == ReturnCode.Polarity.LISTED)
                && list.codes().stream().anyMatch(code -> code.polarity() == ReturnCode.Polarity.WELCOME);
    }

    private static Optional<DnsblList> known(String id) {
        try {
            return Catalogue.shipped().find(new SourceId(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
