package dev.repwatch.checks.dnsbl;

import dev.repwatch.checks.reputation.Cause;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One A record of a list, split into octets. */
record Answer127(String text, int a, int b, int c, int d) {

    /** Refusals that operators share (Spamhaus notice 788); what a list documents itself comes first. */
    private static final Map<String, Cause> SHARED = Map.of(
            "127.255.255.250", Cause.BAD_CREDENTIALS,
            "127.255.255.251", Cause.BAD_CREDENTIALS,
            "127.255.255.252", Cause.BAD_ANSWER,
            "127.255.255.254", Cause.OPEN_RESOLVER,
            "127.255.255.255", Cause.OVER_QUOTA);

    static Answer127 of(String text) {
        String[] octets = text.split("\\.", -1);
        return new Answer127(
                text,
                Integer.parseInt(octets[0]),
                Integer.parseInt(octets[1]),
                Integer.parseInt(octets[2]),
                Integer.parseInt(octets[3]));
    }

    boolean loopback() {
        return a == 127;
    }

    /** 127.0.0.1: on lists that do not document it, a refusal or a broken list. */
    boolean one() {
        return text.equals("127.0.0.1");
    }

    Optional<Cause> refusal(DnsblList list) {
        Cause own = list.errors().get(text);
        if (own != null) {
            return Optional.of(own);
        }
        boolean refused = a == 127 && b == 255 && c == 255 && codes(list).isEmpty();
        return refused ? Optional.of(SHARED.getOrDefault(text, Cause.REFUSED)) : Optional.empty();
    }

    List<ReturnCode> codes(DnsblList list) {
        return list.codes().stream()
                .filter(code -> code.matches().covers(a, b, c, d))
                .toList();
    }

    /** True when nothing of this answer is unknown to the catalogue: no bit of a mask either. */
    boolean documented(DnsblList list) {
        List<ReturnCode> codes = codes(list);
        boolean mask = codes.stream().allMatch(code -> code.matches() instanceof CodeMatch.Bit);
        int known = codes.stream()
                .map(ReturnCode::matches)
                .mapToInt(match -> match instanceof CodeMatch.Bit it ? it.bit() : 0)
                .sum();
        return !codes.isEmpty() && (!mask || known == d);
    }

    double value(ScoreScale scale) {
        return scale.value(a, b, c, d);
    }
}
