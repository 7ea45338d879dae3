package dev.repwatch.monitor.warmup.export;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A shaping file for {@code kumo.shaping.load}, after the community's own: {@code provider_source_selection_rate} of KumoMTA
 * 2025.03.19 and later. What is above the rate goes to the pool's other sources and is not delayed; a source alone in its pool
 * waits.
 */
final class KumoMtaShaping {

    private KumoMtaShaping() {}

    static String write(Limits limits) {
        StringBuilder out = new StringBuilder();
        out.append("# Warm-up limits of ").append(limits.date()).append(", valid until ");
        out.append(limits.validUntil()).append(".\n# Check with: validate-shaping THIS_FILE\n");
        providers(limits).forEach(provider -> provider(out, provider, limits));
        return out.toString();
    }

    private static Set<String> providers(Limits limits) {
        Set<String> providers = new LinkedHashSet<>();
        limits.sources().forEach(source -> providers.addAll(source.limits().keySet()));
        return providers;
    }

    private static void provider(StringBuilder out, String provider, Limits limits) {
        List<String> suffixes = ProviderHosts.suffixes(provider);
        if (suffixes.isEmpty()) {
            out.append("\n# ").append(Name.safe(provider)).append(": no MX names of its own, so no rule by provider\n");
            return;
        }
        String match =
                suffixes.stream().map(suffix -> "{MXSuffix=\"" + suffix + "\"}").collect(Collectors.joining(", "));
        out.append("\n[provider.\"")
                .append(Name.safe(provider))
                .append("\"]\nmatch = [")
                .append(match)
                .append("]\n");
        for (SourceLimits source : limits.sources()) {
            Long limit = source.limits().get(provider);
            if (limit != null) {
                source(out, provider, source.source(), limit);
            }
        }
    }

    /** A rate of nothing cannot be said: one message a day is as little as there is. */
    private static void source(StringBuilder out, String provider, String source, long limit) {
        out.append("\n[provider.\"")
                .append(provider)
                .append("\".sources.\"")
                .append(Name.safe(source))
                .append("\"]\n");
        out.append(limit == 0 ? "# stopped\n" : "");
        out.append("provider_source_selection_rate = \"")
                .append(Math.max(1, limit))
                .append("/d,max_burst=1\"\n");
    }
}
