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

    private ListedJson() {}

    static Listed read(JsonNode json) {
        String id = EvidenceText.shorten(
                json.isTextual() ? json.textValue() : json.path("list").asText("unknown"));
        int tier = json.path("tier").isNumber()
                ? json.path("tier").asInt()
                : known(id).map(DnsblList::tier).orElse(LIGHTEST);
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
        return switch (json.path("scope")
                .asText(usual(id))
                .toLowerCase(Locale.ROOT)
                .replace('_', '-')
                .replace("/", "")) {
            case "cidr24", "24", "range", "net", "cidr", "cidr16", "subnet" -> Covers.RANGE;
            case "v6-64", "64", "cidr64" -> Covers.V6_64;
            case "asn", "as", "network" -> Covers.NETWORK;
            case "policy" -> Covers.POLICY;
            case "welcome", "allow", "white" -> Covers.WELCOME;
            default -> Covers.ADDRESS;
        };
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
