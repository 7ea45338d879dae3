package dev.repwatch.monitor.cli.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.repwatch.monitor.preflight.Address;
import dev.repwatch.monitor.preflight.Evidence;
import dev.repwatch.monitor.preflight.EvidenceJson;
import dev.repwatch.monitor.preflight.gather.Block;
import dev.repwatch.monitor.preflight.gather.ReservedRanges;
import inet.ipaddr.IPAddress;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Evidence of an address, or of the addresses of a block, as {@code --output json} printed it or somebody wrote it. */
final class SavedEvidence {

    private SavedEvidence() {}

    /** @throws IllegalArgumentException when it is none, or that of another address */
    static Checked read(String target, JsonNode json, LocalDate today) {
        List<IPAddress> wanted = Block.addresses(target);
        if (!json.path("addresses").isArray()) {
            if (wanted.size() != 1) {
                throw new IllegalArgumentException(
                        target + " is no single IP address, and this is no evidence of a block");
            }
            return Checked.saved(target, List.of(one(wanted.get(0), target, json, today)));
        }
        Set<IPAddress> block = Set.copyOf(wanted);
        List<Evidence> evidence = new ArrayList<>();
        for (JsonNode each : json.path("addresses")) {
            String ip = each.path("ip").asText();
            IPAddress address = Address.single(ip)
                    .filter(block::contains)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "addresses[" + evidence.size() + "].ip: expected an address of " + target));
            evidence.add(one(address, ip, each, today));
            if (evidence.size() > block.size()) {
                throw new IllegalArgumentException("addresses: more than " + target + " has");
            }
        }
        if (evidence.isEmpty()) {
            throw new IllegalArgumentException("addresses: expected at least one");
        }
        return Checked.saved(target, evidence);
    }

    private static Evidence one(IPAddress address, String asked, JsonNode json, LocalDate today) {
        String text =
                address.toString().equals(asked) || Address.single(asked).isPresent() ? asked : address.toString();
        // what --output json printed holds the evidence inside
        JsonNode inside = json.path("evidence").isObject() ? json.path("evidence") : json;
        return EvidenceJson.read(text, inside, today).orReserved(ReservedRanges.butExamples(address));
    }
}
